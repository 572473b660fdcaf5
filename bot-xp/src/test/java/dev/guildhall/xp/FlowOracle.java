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
import org.jspecify.annotations.Nullable;

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

    private final Map<UserId, List<OptOut>> optOuts = new HashMap<>();

    /** Of who gave it, or who received it. */
    private record Reaction(long message, UserId giver, UserId earner) {}

    /** Whose end is null while it holds. */
    private record OptOut(Instant from, @Nullable Instant until) {}

    /** From then on somebody is in the channel, and heard; or not. */
    private record Change(Instant time, boolean present, boolean heard) {}

    /** Each message once, in the order of their times. */
    void message(MessageCreated message, int amount, Duration cooldown) {
        Instant time = message.id().time();
        UserId author = message.author().id();
        Instant last = lastCredited.get(author);
        boolean waits = last != null && Duration.between(last, time).compareTo(cooldown) < 0;
        boolean wished = !isOptedOut(author, time);
        if (seen.add(message.id().value()) && !message.author().bot() && wished && !waits) {
            lastCredited.put(author, time);
            totals.merge(author, (long) amount, Long::sum);
        }
    }

    /** However often a person reacts to a message. */
    void reaction(MessageCreated message, Member member, Instant now) {
        Member author = message.author();
        if (member.bot() || member.id().equals(author.id())) {
            return;
        }
        earn(message, member, member, REACTION_GIVEN_AMOUNT, now);
        earn(message, member, author, REACTION_RECEIVED_AMOUNT, now);
    }

    private void earn(MessageCreated message, Member giver, Member earner, long amount, Instant now) {
        if (!earner.bot()
                && !isOptedOut(earner.id(), now)
                && reactions.add(new Reaction(message.id().value(), giver.id(), earner.id()))) {
            totals.merge(earner.id(), amount, Long::sum);
        }
    }

    /** Somebody wishes to earn nothing from now on, or to earn again. Returns whether that is new. */
    boolean opt(UserId user, boolean out, Instant now) {
        List<OptOut> theirs = optOuts.computeIfAbsent(user, each -> new ArrayList<>());
        if (isOptedOut(user, now) == out) {
            return false;
        }
        if (out) {
            theirs.add(new OptOut(now, null));
        } else {
            theirs.add(new OptOut(theirs.removeLast().from(), now));
        }
        return true;
    }

    private boolean isOptedOut(UserId user, Instant time) {
        return optOuts.getOrDefault(user, List.of()).stream()
                .anyMatch(each -> !time.isBefore(each.from()) && (each.until() == null || time.isBefore(each.until())));
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
                if (earns(member, minute) && !isOptedOut(member, Instant.ofEpochMilli(minute * MINUTE))) {
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
