package dev.guildhall.xp.voice;

import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.VoiceState;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.setting.EarningRules.VoiceRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The voice channels of one guild: who is there, and which minutes are complete. It knows only the times it is told. Not
 * thread-safe: its owner locks it.
 */
final class VoiceRoom {

    /** For how long the bot may have been away while somebody's presence goes on. */
    static final Duration LONGEST_ABSENCE = Duration.ofMinutes(15);

    private final GuildId guild;
    private final Map<UserId, Seat> seats = new LinkedHashMap<>();
    private final List<VoiceMinute> complete = new ArrayList<>();
    private @Nullable Instant counted;
    private @Nullable Instant looked;

    /** What the guild says about voice channels. */
    interface House {

        VoiceRules rules(Seat seat);

        Optional<ChannelId> afkChannel();
    }

    VoiceRoom(GuildId guild) {
        this.guild = guild;
    }

    boolean isEmpty() {
        return seats.isEmpty() && complete.isEmpty();
    }

    List<Seat> seats() {
        return List.copyOf(seats.values());
    }

    /** Begins with what was written down: somebody who was there, in what state nobody knows any more. */
    void restore(List<Seat> known, Instant seen) {
        known.forEach(seat -> seats.put(seat.member().id(), seat));
        counted = seen;
    }

    /**
     * Who is there now, after the bot was away. Presence goes on for those who are still in the same channel, if the bot was not
     * away for long; who has gone earns nothing after the last proof of presence, and nobody anything for a longer absence.
     */
    void available(List<GuildAvailable.InVoice> present, Instant time, House house) {
        boolean near = counted != null && Duration.between(counted, time).compareTo(LONGEST_ABSENCE) <= 0;
        Map<UserId, Seat> before = new LinkedHashMap<>(seats);
        seats.clear();
        for (GuildAvailable.InVoice each : present) {
            Seat known = before.get(each.member().id());
            Instant since = near && known != null && known.isIn(each.state()) ? known.since() : null;
            seats.put(each.member().id(), new Seat(each.member(), each.state(), since));
        }
        if (!near) {
            counted = time;
        }
        judge(time, house);
    }

    /**
     * Somebody came, went, moved, or was muted, deafened or no longer so, at some moment between these two: whatever ended, ended at
     * the first, and what began, began at the last.
     */
    void change(Member member, Optional<VoiceState> now, Instant after, Instant time, House house) {
        count(after);
        Seat before = seats.remove(member.id());
        now.ifPresent(state -> {
            Instant since = before != null && before.isIn(state) ? before.since() : null;
            seats.put(member.id(), new Seat(member, state, since));
        });
        judge(time, house);
    }

    /** Somebody has other roles or another name, since some moment between these two. */
    void memberChanged(Member member, Instant after, Instant time, House house) {
        if (seats.containsKey(member.id())) {
            count(after);
            seats.computeIfPresent(member.id(), (user, seat) -> new Seat(member, seat.state(), seat.since()));
            judge(time, house);
        }
    }

    /** Time has passed. What is complete by then is counted by the rules that held until now. */
    void advance(Instant time, House house) {
        if (counted == null || !time.isBefore(counted)) {
            count(time);
            judge(time, house);
        }
        look(time);
    }

    /**
     * Time has passed, but what happened meanwhile is yet to be told: nothing is counted, and presence goes on, because whoever
     * leaves will be told with the time of it.
     */
    void look(Instant time) {
        if (looked == null || time.isAfter(looked)) {
            looked = time;
        }
    }

    /** Gives the complete minutes that nobody took yet, in their order. */
    List<VoiceMinute> take() {
        List<VoiceMinute> taken = List.copyOf(complete);
        complete.clear();
        return taken;
    }

    /** The moment up to which all complete minutes were counted. */
    Optional<Instant> counted() {
        return Optional.ofNullable(counted);
    }

    private void count(Instant until) {
        Instant from = counted;
        if (from != null && !until.isAfter(from)) {
            return;
        }
        Instant watched = from != null && looked != null && looked.isAfter(from) ? looked : from;
        if (watched != null && Duration.between(watched, until).compareTo(LONGEST_ABSENCE) > 0) {
            // Nobody looked for so long that nothing is proved.
            seats.replaceAll((user, seat) -> seat.since(null));
        }
        for (Seat seat : seats.values()) {
            if (seat.since() != null) {
                // The first minute that is not counted yet, and lies wholly in the presence.
                long first = Math.max(
                        Math.ceilDiv(seat.since().toEpochMilli(), VoiceMinute.MILLIS),
                        from == null ? 0 : Math.floorDiv(from.toEpochMilli(), VoiceMinute.MILLIS));
                long end = Math.floorDiv(until.toEpochMilli(), VoiceMinute.MILLIS);
                for (long minute = first; minute < end; minute++) {
                    complete.add(
                            new VoiceMinute(guild, seat.member(), seat.state().place(), minute));
                }
            }
        }
        counted = until;
    }

    private void judge(Instant time, House house) {
        Map<ChannelId, Integer> listeners = new LinkedHashMap<>();
        seats.values().stream()
                .filter(Seat::listens)
                .forEach(seat -> listeners.merge(seat.state().place().channel(), 1, Integer::sum));
        Optional<ChannelId> afk = seats.isEmpty() ? Optional.empty() : house.afkChannel();
        seats.replaceAll((user, seat) -> {
            boolean earns = earns(seat, listeners, afk, house);
            Instant since = seat.since();
            return seat.since(earns ? (since == null ? time : since) : null);
        });
    }

    private static boolean earns(Seat seat, Map<ChannelId, Integer> listeners, Optional<ChannelId> afk, House house) {
        ChannelId channel = seat.state().place().channel();
        if (!seat.listens() || afk.filter(channel::equals).isPresent()) {
            return false;
        }
        VoiceRules rules = house.rules(seat);
        return (rules.muted() || !seat.state().muted()) && listeners.getOrDefault(channel, 0) - 1 >= rules.company();
    }
}
