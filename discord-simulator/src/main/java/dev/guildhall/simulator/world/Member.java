package dev.guildhall.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in a guild.
 *
 * @param timeoutUntil until when a moderator silenced the person, null when none did
 * @param mute whether the guild lets nobody hear the person in voice channels
 * @param deaf whether the guild lets the person hear nobody
 */
public record Member(
        Person person,
        @Nullable String nick,
        List<Snowflake> roles,
        Instant joinedAt,
        @Nullable Instant timeoutUntil,
        boolean mute,
        boolean deaf) {
    public Member {
        roles = List.copyOf(roles);
    }

    /** A member whom no moderator has looked at. */
    public Member(Person person, @Nullable String nick, List<Snowflake> roles, Instant joinedAt) {
        this(person, nick, roles, joinedAt, null, false, false);
    }

    public Snowflake id() {
        return person.id();
    }

    /** The name that others see in this guild. */
    public String shownName() {
        return nick != null ? nick : person.displayName();
    }

    /** Whether the time-out lasts at this moment. */
    public boolean isTimedOut(Instant now) {
        return timeoutUntil != null && timeoutUntil.isAfter(now);
    }

    Member withPerson(Person changed) {
        return new Member(changed, nick, roles, joinedAt, timeoutUntil, mute, deaf);
    }

    public Member withRoles(List<Snowflake> newRoles) {
        return new Member(person, nick, newRoles, joinedAt, timeoutUntil, mute, deaf);
    }

    public Member withNick(@Nullable String newNick) {
        return new Member(person, newNick, roles, joinedAt, timeoutUntil, mute, deaf);
    }

    public Member withTimeout(@Nullable Instant until) {
        return new Member(person, nick, roles, joinedAt, until, mute, deaf);
    }

    public Member withVoice(boolean newMute, boolean newDeaf) {
        return new Member(person, nick, roles, joinedAt, timeoutUntil, newMute, newDeaf);
    }
}
