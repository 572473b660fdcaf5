package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of members, and bans; each is told to the listeners. */
public final class MemberChanges {
    private final World world;

    MemberChanges(World world) {
        this.world = world;
    }

    /** Replaces what is known of a member. */
    public void put(Guild guild, Member member) {
        synchronized (guild) {
            change(guild, member);
            guild.voiceState(member.id())
                    .ifPresent(state -> world.voiceChanges().tell(guild, state, true));
        }
    }

    private void change(Guild guild, Member member) {
        Runnable told = () -> {
            guild.put(member);
            world.tell(new WorldEvent.MemberChanged(guild, member));
        };
        if (member.id().equals(world.bot().id())) {
            world.sight().around(guild, told);
        } else {
            told.run();
        }
    }

    /** Changes a person's account, and so what every guild of theirs sees. */
    public void account(Person changed) {
        world.add(changed);
        if (changed.id().equals(world.bot().id())) {
            world.tell(new WorldEvent.Announced("USER_UPDATE", null, Wire.user(changed), null));
        }
        for (Guild guild : world.guilds()) {
            synchronized (guild) {
                guild.member(changed.id()).ifPresent(member -> {
                    Member renamed = member.withPerson(changed);
                    guild.put(renamed);
                    world.tell(new WorldEvent.MemberChanged(guild, renamed));
                });
            }
        }
    }

    /** Gives or takes a role; false when the person is not a member. */
    public boolean role(Guild guild, Snowflake person, Snowflake role, boolean given) {
        synchronized (guild) {
            Optional<Member> member = guild.member(person);
            member.ifPresent(current -> {
                List<Snowflake> roles = new ArrayList<>(current.roles());
                roles.remove(role);
                if (given) {
                    roles.add(role);
                }
                if (!roles.equals(current.roles())) {
                    change(guild, current.withRoles(roles));
                }
            });
            return member.isPresent();
        }
    }

    /** Lets a person join. */
    public Member join(Guild guild, Person person, List<Snowflake> roles) {
        synchronized (guild) {
            Member member = new Member(person, null, roles, world.clock().instant());
            guild.put(member);
            world.tell(new WorldEvent.MemberJoined(guild, member));
            return member;
        }
    }

    /** Takes a member out of the guild; false when the person was none. The bot's own going ends the guild for it. */
    public boolean remove(Guild guild, Snowflake person) {
        if (person.equals(world.bot().id())) {
            world.leave(guild);
            return true;
        }
        synchronized (guild) {
            world.voiceChanges().leave(guild, person);
            if (!guild.removeMember(person)) {
                return false;
            }
            world.tell(new WorldEvent.Announced("GUILD_MEMBER_REMOVE", guild.id(), user(guild, person), null));
            return true;
        }
    }

    /** Bans a person, member or not. */
    public void ban(Guild guild, Ban ban) {
        synchronized (guild) {
            guild.put(ban);
            world.tell(new WorldEvent.Announced(
                    "GUILD_BAN_ADD", guild.id(), user(guild, ban.person().id()), null));
            remove(guild, ban.person().id());
        }
    }

    /** Lifts a ban; false when there was none. */
    public boolean unban(Guild guild, Snowflake person) {
        synchronized (guild) {
            boolean lifted = guild.removeBan(person);
            if (lifted) {
                world.tell(new WorldEvent.Announced("GUILD_BAN_REMOVE", guild.id(), user(guild, person), null));
            }
            return lifted;
        }
    }

    /** Deletes what a person wrote lately in all channels of a guild. */
    public void deleteMessages(Guild guild, Snowflake author, long seconds) {
        long since = world.clock().millis() - seconds * 1000;
        for (Channel channel : guild.channels()) {
            List<Snowflake> ids = world.messages().page(channel.id(), new Window.Latest(), Integer.MAX_VALUE).stream()
                    .filter(message -> message.author().equals(author))
                    .map(Message::id)
                    .filter(id -> id.time().toEpochMilli() >= since)
                    .toList();
            world.messageChanges().deleteAll(channel, ids);
        }
    }

    private ObjectNode user(Guild guild, Snowflake person) {
        ObjectNode data = Json.object().put("guild_id", guild.id().toString());
        world.person(person).ifPresent(found -> data.set("user", Wire.user(found)));
        return data;
    }
}
