package dev.guildhall.xp.voice;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.MemberChanged;
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.Witness;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.xp.credit.Activity;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.setting.EarningRules.VoiceRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Credits minutes in voice channels, of all guilds of the process. Thread-safe. */
public final class VoiceMinutes {

    /** How often {@link #round} is to be called. */
    public static final Duration INTERVAL = Duration.ofSeconds(15);

    private static final int ALL_DAY = 1440;
    /** While the database is away; beyond, presence is no longer followed, and after a quarter of an hour it is not proved. */
    private static final int MOST_WAITING = 100_000;

    private final VoiceStore store;
    private final Guilds guilds;
    private final Witness witness;
    private final Earning earning;
    // Each room is its own lock.
    private final ConcurrentHashMap<GuildId, VoiceRoom> rooms = new ConcurrentHashMap<>();
    /** Guilds that have rows in the database. */
    private final Set<GuildId> saved = ConcurrentHashMap.newKeySet();
    // Of round() alone: complete minutes, and when all that were taken are committed.
    private final List<VoiceMinute> waiting = new ArrayList<>();
    private long point;

    public VoiceMinutes(Database database, Guilds guilds, Witness witness, Earning earning) {
        this.store = new VoiceStore(database);
        this.guilds = guilds;
        this.witness = witness;
        this.earning = earning;
    }

    /** Who is there now, after the process or its session began anew. */
    public void available(GuildAvailable event) {
        VoiceRoom room = rooms.get(event.guild());
        if (room == null) {
            VoiceRoom restored = new VoiceRoom(event.guild());
            Optional<VoiceStore.Known> known = store.load(event.guild());
            known.ifPresent(each -> {
                restored.restore(each.seats(), each.seen());
                saved.add(event.guild());
            });
            if (known.isEmpty() && event.inVoice().isEmpty()) {
                return;
            }
            room = rooms.computeIfAbsent(event.guild(), guild -> restored);
        }
        synchronized (room) {
            room.available(event.inVoice(), event.time(), new HouseOf(event.guild(), event.time()));
        }
    }

    /** Somebody came, went, moved, or was muted, deafened or no longer so. */
    public void changed(VoiceChanged event) {
        VoiceRoom room = rooms.computeIfAbsent(event.guild(), VoiceRoom::new);
        synchronized (room) {
            room.change(
                    event.member(), event.now(), event.after(), event.time(), new HouseOf(event.guild(), event.time()));
        }
    }

    /** Somebody has other roles, by which what they do earns from then on. */
    public void memberChanged(MemberChanged event) {
        VoiceRoom room = rooms.get(event.guild());
        if (room != null) {
            synchronized (room) {
                room.memberChanged(
                        event.member(), event.after(), event.time(), new HouseOf(event.guild(), event.time()));
            }
        }
    }

    /** Nobody knows any more who is in the guild's voice channels: what was complete stays, and nothing goes on. */
    public void lost(GuildId guild, Instant time) {
        VoiceRoom room = rooms.get(guild);
        if (room != null) {
            synchronized (room) {
                room.available(List.of(), time, new HouseOf(guild, time));
            }
        }
    }

    private final class HouseOf implements VoiceRoom.House {

        private final GuildId guild;
        private final Instant time;

        HouseOf(GuildId guild, Instant time) {
            this.guild = guild;
            this.time = time;
        }

        @Override
        public VoiceRules rules(Seat seat) {
            long minute = Math.floorDiv(time.toEpochMilli(), VoiceMinute.MILLIS);
            Activity activity =
                    new VoiceMinute(guild, seat.member(), seat.state().place(), minute).activity();
            return earning.rules(activity).voice();
        }

        @Override
        public Optional<ChannelId> afkChannel() {
            return guilds.guild(guild).flatMap(Guild::afkChannel);
        }
    }

    /**
     * Credits what is complete by then, and once that is committed writes down who is there. While the database is away, what is
     * complete waits. For one thread at a time.
     *
     * @param now up to when everything that happened was told, but for these guilds
     * @param behind of which guilds events of earlier times may still come
     * @throws dev.guildhall.spi.data.DatabaseUnavailableException if the same call may succeed later
     */
    public synchronized void round(Instant now, Predicate<GuildId> behind, Duration patience) {
        if (rooms.isEmpty() && saved.isEmpty()) {
            return;
        }
        Map<GuildId, VoiceStore.Known> present = new HashMap<>();
        // Then messages wait in the lanes, and voice changes behind them.
        boolean allBehind = earning.isBehind();
        rooms.forEach((guild, room) -> {
            // While the guild is not there, or the connection is lost, nothing proves that anybody is.
            Optional<Instant> proven = witness.provenUntil(guild);
            synchronized (room) {
                if (proven.isPresent() && waiting.size() < MOST_WAITING) {
                    Instant until = proven.get().isBefore(now) ? proven.get() : now;
                    if (allBehind || behind.test(guild)) {
                        room.look(until);
                    } else {
                        room.advance(until, new HouseOf(guild, until));
                    }
                }
                waiting.addAll(room.take());
                present.put(
                        guild, new VoiceStore.Known(room.seats(), room.counted().orElse(now)));
            }
        });
        if (!earning.isSettled(point)) {
            return;
        }
        withinTheDay(List.copyOf(waiting)).forEach(minute -> earning.take(minute.activity()));
        waiting.clear();
        point = earning.point();
        if (!earning.awaitSettled(point, patience)) {
            return;
        }
        present.keySet().removeIf(guild -> {
            VoiceStore.Known known = present.get(guild);
            return known != null && known.seats().isEmpty() && !saved.contains(guild);
        });
        if (!present.isEmpty()) {
            store.save(present);
        }
        present.forEach((guild, known) -> {
            if (known.seats().isEmpty()) {
                saved.remove(guild);
            } else {
                saved.add(guild);
            }
        });
    }

    /** Leaves out what is beyond the most of a day. What was taken before is committed, so it is counted. */
    private List<VoiceMinute> withinTheDay(List<VoiceMinute> complete) {
        Map<VoiceStore.MemberDay, Integer> most = new HashMap<>();
        for (VoiceMinute minute : complete) {
            int perDay = earning.rules(minute.activity()).voice().perDay();
            if (perDay < ALL_DAY) {
                most.put(dayOf(minute), perDay);
            }
        }
        if (most.isEmpty()) {
            return complete;
        }
        Set<VoiceMinute> before = store.credited(complete);
        Map<VoiceStore.MemberDay, Integer> credited = new HashMap<>(store.creditedMinutes(most.keySet()));
        return complete.stream()
                .filter(minute -> !before.contains(minute))
                .filter(minute -> {
                    Integer perDay = most.get(dayOf(minute));
                    return perDay == null || credited.merge(dayOf(minute), 1, Integer::sum) <= perDay;
                })
                .toList();
    }

    private static VoiceStore.MemberDay dayOf(VoiceMinute minute) {
        return new VoiceStore.MemberDay(
                new MemberKey(minute.guild(), minute.member().id()), minute.day());
    }
}
