package dev.guildhall.simulator.control;

import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.World;

/** What people may do with threads: private ones are for those in them, locked ones for moderators. */
final class ThreadRules {
    private ThreadRules() {}

    static boolean may(World world, Channel channel, Person person, long permission) {
        Guild guild = channel.guildId().flatMap(world::guild).orElse(null);
        return guild == null
                || guild.member(person.id())
                        .filter(member -> (Permissions.inChannel(guild, member, channel) & permission) != 0)
                        .isPresent();
    }

    /** Refuses who cannot see a private thread, as Discord does with 50001. */
    static void requireSeen(World world, Channel channel, Person person) {
        if (channel.type() == Channel.PRIVATE_THREAD && !may(world, channel, person, Permission.VIEW_CHANNEL)) {
            throw new ControlError(
                    403,
                    person.name() + " is not in the private thread '" + channel.name()
                            + "': somebody who is in it must add them, or mention them there");
        }
    }

    /** Refuses to write where a moderator locked the thread, as Discord does with 50083. */
    static void requireOpen(World world, Channel channel, Person person) {
        if (channel.isThread() && channel.isLocked() && !may(world, channel, person, Permission.MANAGE_THREADS)) {
            throw new ControlError(
                    403,
                    "the thread '" + channel.name() + "' is locked: only those with MANAGE_THREADS write in it, and "
                            + person.name() + " has it not");
        }
    }

    static void require(World world, Channel channel, Person person, long permission, String name) {
        if (!may(world, channel, person, permission)) {
            throw new ControlError(403, person.name() + " needs " + name + " in #" + channel.name() + " for this");
        }
    }
}
