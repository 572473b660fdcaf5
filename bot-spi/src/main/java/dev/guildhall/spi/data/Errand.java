package dev.guildhall.spi.data;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.MessageBody;
import java.util.Optional;

/** Something to be done at Discord after a commit. */
public sealed interface Errand {

    GuildId guild();

    /**
     * A message to a channel; text, embeds and components, no files.
     *
     * @param about whom it concerns: whoever has their data erased takes with them what still waits
     */
    record SendMessage(GuildId guild, ChannelId channel, MessageBody body, Optional<UserId> about) implements Errand {

        /** Concerns nobody in particular. */
        public SendMessage(GuildId guild, ChannelId channel, MessageBody body) {
            this(guild, channel, body, Optional.empty());
        }
    }

    /** A message to a person alone; given up where the person does not take any. */
    record SendDirect(GuildId guild, UserId person, MessageBody body) implements Errand {}

    /** @param reason for the guild's audit log */
    record GiveRole(GuildId guild, UserId person, RoleId role, String reason) implements Errand {}

    /** @param reason for the guild's audit log */
    record TakeRole(GuildId guild, UserId person, RoleId role, String reason) implements Errand {}
}
