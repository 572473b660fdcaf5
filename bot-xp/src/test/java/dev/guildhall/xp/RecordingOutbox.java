package dev.guildhall.xp;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.MessageBody;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;

/** Keeps what it was given, also of transactions that fail later; refuses one channel on demand. Thread-safe. */
public final class RecordingOutbox implements Outbox {

    /** Whatever goes to this channel throws, as a fault of the code would. */
    public static final ChannelId BROKEN = new ChannelId(666);

    private final List<String> texts = new CopyOnWriteArrayList<>();

    @Override
    public void add(DSLContext transaction, List<Errand> errands) {
        for (Errand errand : errands) {
            if (errand instanceof Errand.SendMessage(GuildId guild, ChannelId channel, MessageBody body)) {
                if (channel.equals(BROKEN)) {
                    throw new IllegalArgumentException("channel " + channel + " is broken on purpose");
                }
                texts.add(channel + ": " + body.text());
            }
        }
    }

    public List<String> texts() {
        return List.copyOf(texts);
    }
}
