package dev.guildhall.xp;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/** What everybody must have: a few lines that know neither groups nor tables, restarts, gaps or doubles. */
final class FlowOracle {

    static final int VOICE_AMOUNT = 3;
    static final int REACTION_GIVEN_AMOUNT = 2;
    static final int REACTION_RECEIVED_AMOUNT = 7;
    private static final long MINUTE = 60_000;

    private final Set<Long> seen = new HashSet<>();
    private final Set<Reaction> reactions = new HashSet<>();
    private final Map<UserId, Instant> lastCredited = new HashMap<>();
    private final Map<UserId, Long> totals = new HashMap<>();
    private final Map<UserId, List<Change>> voice = new HashMap<>();

    private record Reaction(long message, UserId member) {}

    /** From then on somebody is in the channel, and heard; or not. */
    private record Change(Instant time, boolean present, boolean heard) {}

    /** Each message once, in the order of their times. */
    void message(MessageCreated message, int amount, Duration cooldown) {
        Instant time = message.id().time();
        UserId author = message.author().id();
        Instant last = lastCredited.get(author);
        boolean waits = last != null && Duration.between(last, time).compareTo(cooldown) < 0;
        if (seen.add(message.id().value()) && !message.author().bot() && !waits) {
            lastCredited.put(author, time);
            totals.merge(author, (long) amount, Long::sum);
        }
    }

    /** However often a person reacts to a message. */
    void reaction(MessageCreated message, Member member) {
        Member author = message.author();
        if (member.bot()
                || member.id().equals(author.id())
                || !reactions.add(new Reaction(message.id().value(), member.id()))) {
            return;
        }
        totals.merge(member.id(), (long) REACTION_GIVEN_AMOUNT, Long::sum);
        if (!author.bot()) {
            totals.merge(author.id(), (long) REACTION_RECEIVED_AMOUNT, Long::sum);
        }
    }

    /** An administrator makes another total of somebody's, of which there is none below 0. Returns by how much it rose. */
    long change(UserId user, LongUnaryOperator change, Instant now) {
        long before = totals(now).getOrDefault(user, 0L);
        long difference = Math.max(0, change.applyAsLong(before)) - before;
        totals.merge(user, difference, Long::sum);
        return difference;
    }

    void voice(Member member, Instant time, boolean present, boolean heard) {
        voice.computeIfAbsent(member.id(), user -> new ArrayList<>()).add(new Change(time, present, heard));
    }

    /** Everybody's total, if it is that late, of those who have one. */
    Map<UserId, Long> totals(Instant end) {
        Map<UserId, Long> all = new TreeMap<>((left, right) -> Long.compare(left.value(), right.value()));
        all.putAll(totals);
        voice.forEach((member, changes) -> {
            long first = Math.ceilDiv(changes.getFirst().time().toEpochMilli(), MINUTE);
            for (long minute = first; (minute + 1) * MINUTE <= end.toEpochMilli(); minute++) {
                if (earns(member, minute)) {
                    all.merge(member, (long) VOICE_AMOUNT, Long::sum);
                }
            }
        });
        all.values().removeIf(total -> total == 0);
        return all;
    }

    /** At its first moment and whenever something changes in it, the member is heard and somebody else there. */
    private boolean earns(UserId member, long minute) {
        Set<Long> moments = new HashSet<>(Set.of(minute * MINUTE));
        voice.values()
                .forEach(changes -> changes.stream()
                        .map(change -> change.time().toEpochMilli())
                        .filter(time -> time > minute * MINUTE && time < (minute + 1) * MINUTE)
                        .forEach(moments::add));
        return moments.stream().allMatch(moment -> {
            Change own = at(member, moment);
            boolean company = voice.keySet().stream()
                    .anyMatch(
                            other -> !other.equals(member) && at(other, moment).present());
            return own.present() && own.heard() && company;
        });
    }

    private Change at(UserId member, long moment) {
        Change held = new Change(Instant.EPOCH, false, false);
        for (Change change : voice.getOrDefault(member, List.of())) {
            if (change.time().toEpochMilli() <= moment) {
                held = change;
            }
        }
        return held;
    }
}
