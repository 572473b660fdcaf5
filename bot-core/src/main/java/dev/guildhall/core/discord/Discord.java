package dev.guildhall.core.discord;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.List;

/** What the core asks of Discord. Calls block, and belong on virtual threads. Thread-safe. */
public interface Discord {

    /**
     * Sends a message, keeping Discord's rate limits.
     *
     * @return its id
     * @throws DiscordException where Discord refuses it or cannot be reached
     */
    MessageId send(ChannelId channel, OutgoingMessage message);

    /**
     * The channel in which the bot and a person are alone, where messages to that person are sent.
     *
     * @throws DiscordException where Discord refuses it or cannot be reached
     */
    ChannelId directChannel(UserId person);

    /**
     * Gives a member a role or takes it; done again, it changes nothing.
     *
     * @param has whether the member is to have it from now on
     * @param reason for the guild's audit log
     * @throws DiscordException where Discord refuses it or cannot be reached
     */
    void assignRole(GuildId guild, UserId member, RoleId role, boolean has, String reason);

    /**
     * Makes these the global commands of the application, their menus too; asks first, and writes only where something differs.
     *
     * @return whether anything differed
     * @throws DiscordException where Discord refuses it or cannot be reached
     */
    boolean registerCommands(List<DeclaredCommand> commands);

    /**
     * As {@link #registerCommands(List)}, for the commands of one guild, which stand beside the global ones there.
     *
     * @throws DiscordException where Discord refuses it or cannot be reached
     */
    boolean registerCommands(GuildId guild, List<DeclaredCommand> commands);

    /**
     * What a member may do in a channel, as Discord's bit set, computed from the cached guild: roles, overwrites, owner.
     * Where the channel is not known yet, the guild's own permissions; zero where the guild is not known.
     */
    long permissions(GuildId guild, ChannelId channel, Member member);
}
