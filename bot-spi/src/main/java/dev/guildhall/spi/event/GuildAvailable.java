package dev.guildhall.spi.event;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The guild is there, after a log-in, an outage, or the bot's being invited: what happened in it before may have been missed.
 * Comes before every event of what happens from now on, and not after a session was resumed.
 *
 * @param newest of each channel and thread in which something was ever written, the newest message
 * @param inVoice who is in a voice channel
 * @param time when this process got it
 */
public record GuildAvailable(GuildId guild, Map<ChannelId, MessageId> newest, List<InVoice> inVoice, Instant time)
        implements Event {

    /** A member in a voice channel. */
    public record InVoice(Member member, VoiceState state) {}

    public GuildAvailable {
        newest = Map.copyOf(newest);
        inVoice = List.copyOf(inVoice);
    }
}
