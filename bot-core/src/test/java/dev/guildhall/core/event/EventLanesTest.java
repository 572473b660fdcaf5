package dev.guildhall.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.test.Eventually;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MemberJoined;
import dev.guildhall.spi.event.MemberLeft;
import dev.guildhall.spi.event.Membership;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.MessagesMissed;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventLanesTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static MessageCreated message(long guild, long id) {
        Member author = new Member(new UserId(7), "Ada", false, List.of());
        return new MessageCreated(new GuildId(guild), new ChannelId(5), new MessageId(id), author, "hello");
    }

    private static EventLanes lanes(int capacity, Consumer<MessageCreated> handler) {
        EventLanes lanes = new EventLanes((long) capacity * EventWeight.of(message(1, 1)));
        lanes.add("test", Subscription.to(MessageCreated.class, handler));
        return lanes;
    }

    @Test
    void theOrderIsKeptWithinEachGuild() {
        Map<GuildId, List<Long>> seen = new ConcurrentHashMap<>();
        EventLanes lanes = lanes(
                100_000,
                message -> seen.computeIfAbsent(
                                message.guild(), guild -> Collections.synchronizedList(new java.util.ArrayList<>()))
                        .add(message.id().value()));

        for (long id = 0; id < 20_000; id++) {
            lanes.accept(message(id % 7, id));
        }
        lanes.drain(LONG);

        assertThat(lanes.status()).isEqualTo(new LaneStatus(0, 20_000, 0, 0));
        for (long guild = 0; guild < 7; guild++) {
            long residue = guild;
            assertThat(seen.get(new GuildId(guild)))
                    .containsExactlyElementsOf(LongStream.range(0, 20_000)
                            .filter(id -> id % 7 == residue)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void aBlockedGuildDelaysNoOther() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        EventLanes lanes = lanes(100, message -> {
            if (message.guild().value() == 1) {
                await(release);
            } else {
                other.countDown();
            }
        });

        lanes.accept(message(1, 1));
        lanes.accept(message(2, 2));

        assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        lanes.drain(LONG);
        assertThat(lanes.status().handled()).isEqualTo(2);
    }

    @Test
    void aModuleThatIsFullDropsItsOwnEventsAndSaysSo() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger healthy = new AtomicInteger();
        EventLanes lanes = new EventLanes(10L * EventWeight.of(message(1, 1)));
        lanes.add("stuck", Subscription.to(MessageCreated.class, message -> await(release)));
        EventLanes healthyLanes = lanes(1_000, message -> healthy.incrementAndGet());

        for (long id = 0; id < 25; id++) {
            lanes.accept(message(1, id));
            healthyLanes.accept(message(1, id));
        }
        assertThat(lanes.status().dropped()).isEqualTo(15);
        release.countDown();
        lanes.drain(LONG);
        healthyLanes.drain(LONG);
        assertThat(lanes.status().handled()).isEqualTo(10);
        assertThat(healthy).hasValue(25);
    }

    @Test
    void aSubscriptionToEverythingIsToldWhatItWasNotGivenInItsPlace() {
        CountDownLatch release = new CountDownLatch(1);
        List<String> seen = new CopyOnWriteArrayList<>();
        EventLanes lanes = new EventLanes(2L * EventWeight.of(message(1, 1)));
        lanes.add("slow", Subscription.to(Event.class, event -> {
            await(release);
            seen.add(
                    switch (event) {
                        case MessageCreated message -> "written " + message.id();
                        case MessagesMissed missed -> "missed up to " + missed.newest();
                        case Event other -> "unexpected " + other;
                    });
        }));

        for (long id = 1; id <= 5; id++) {
            lanes.accept(message(1, id));
        }
        release.countDown();
        lanes.drain(LONG);
        lanes.accept(message(1, 6));
        lanes.drain(LONG);

        assertThat(seen).containsExactly("written 1", "written 2", "missed up to {5=5}", "written 6");
    }

    @Test
    void whoeverIsNotGivenAChangeOfVoiceIsToldSo() {
        CountDownLatch release = new CountDownLatch(1);
        List<Event> seen = new CopyOnWriteArrayList<>();
        EventLanes lanes = new EventLanes(2L * EventWeight.of(message(1, 1)));
        lanes.add("slow", Subscription.to(Event.class, event -> {
            await(release);
            seen.add(event);
        }));

        lanes.accept(message(1, 1));
        lanes.accept(message(1, 2));
        lanes.accept(new VoiceChanged(
                new GuildId(1), new Member(new UserId(7), "Ada", false, List.of()), Optional.empty(), Instant.EPOCH));
        release.countDown();
        lanes.drain(LONG);
        lanes.accept(message(1, 3));
        lanes.drain(LONG);

        assertThat(seen)
                .containsExactly(
                        message(1, 1),
                        message(1, 2),
                        new MessagesMissed(new GuildId(1), Map.of(), true),
                        message(1, 3));
    }

    @Test
    void aGuildInWhichNothingElseHappensIsToldToo() {
        CountDownLatch release = new CountDownLatch(1);
        List<Event> seen = new CopyOnWriteArrayList<>();
        EventLanes lanes = new EventLanes(2L * EventWeight.of(message(1, 1)));
        lanes.add("slow", Subscription.to(Event.class, event -> {
            await(release);
            seen.add(event);
        }));

        lanes.accept(message(1, 1));
        lanes.accept(message(1, 2));
        lanes.accept(new VoiceChanged(
                new GuildId(2), new Member(new UserId(7), "Ada", false, List.of()), Optional.empty(), Instant.EPOCH));
        release.countDown();

        Eventually.holds("both guilds are told", () -> seen.size() == 3);
        lanes.drain(LONG);
        assertThat(seen).contains(new MessagesMissed(new GuildId(2), Map.of(), true));
        assertThat(lanes.status()).isEqualTo(new LaneStatus(0, 3, 0, 1));
    }

    @Test
    void aHandlerThatThrowsGetsTheNextEvent() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        EventLanes lanes = lanes(100, message -> {
            if (message.id().value() == 1) {
                throw new IllegalStateException("broken");
            }
            seen.add(message.id().value());
        });

        lanes.accept(message(1, 1));
        lanes.accept(message(1, 2));
        lanes.drain(LONG);

        assertThat(seen).containsExactly(2L);
        assertThat(lanes.status().failed()).isEqualTo(1);
    }

    @Test
    void anErrorOfAHandlerDoesNotStopItsLane() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        EventLanes lanes = lanes(100, message -> {
            if (message.id().value() == 1) {
                throw new NoClassDefFoundError("missing");
            }
            seen.add(message.id().value());
        });

        lanes.accept(message(1, 1));
        assertThat(lanes.drain(LONG)).isZero();
        lanes.accept(message(1, 2));
        lanes.drain(LONG);

        assertThat(seen).containsExactly(2L);
        assertThat(lanes.status()).isEqualTo(new LaneStatus(0, 2, 1, 0));
    }

    @Test
    void anOutageOfTheDatabaseLosesNoEvent() {
        AtomicInteger attempts = new AtomicInteger();
        List<Long> seen = new CopyOnWriteArrayList<>();
        EventLanes lanes = lanes(100, message -> {
            if (attempts.incrementAndGet() < 3) {
                throw new DatabaseUnavailableException("away", new IllegalStateException());
            }
            seen.add(message.id().value());
        });

        lanes.accept(message(1, 1));
        lanes.accept(message(1, 2));
        lanes.drain(LONG);

        assertThat(seen).containsExactly(1L, 2L);
        assertThat(lanes.status().failed()).isZero();
    }

    @Test
    void whoComesAndGoesDuringAnOutageIsToldInOrder() {
        AtomicInteger attempts = new AtomicInteger();
        List<Event> seen = new CopyOnWriteArrayList<>();
        EventLanes lanes = new EventLanes(1L << 20);
        lanes.add("test", Subscription.to(Membership.class, event -> {
            if (attempts.incrementAndGet() < 3) {
                throw new DatabaseUnavailableException("away", new IllegalStateException());
            }
            seen.add(event);
        }));
        GuildId guild = new GuildId(1);
        Member ada = new Member(new UserId(7), "Ada", false, List.of());

        lanes.accept(new MemberLeft(guild, ada.id()));
        lanes.accept(message(1, 1));
        lanes.accept(new MemberJoined(guild, ada));
        lanes.drain(LONG);

        assertThat(seen).containsExactly(new MemberLeft(guild, ada.id()), new MemberJoined(guild, ada));
    }

    @Test
    void anOutageOfDiscordLosesNoEventAndHoldsUpNoOtherGuild() {
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch other = new CountDownLatch(1);
        List<Long> seen = new CopyOnWriteArrayList<>();
        EventLanes lanes = lanes(100, message -> {
            if (message.guild().value() == 2) {
                other.countDown();
            } else if (attempts.incrementAndGet() < 4 || other.getCount() > 0) {
                throw new DiscordException("502", true, 0);
            } else {
                seen.add(message.id().value());
            }
        });

        lanes.accept(message(1, 1));
        lanes.accept(message(1, 2));
        lanes.accept(message(2, 3));
        lanes.drain(LONG);

        assertThat(seen).containsExactly(1L, 2L);
        assertThat(lanes.status()).isEqualTo(new LaneStatus(0, 3, 0, 0));
    }

    @Test
    void whatDiscordRefusesIsNotTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        EventLanes lanes = lanes(100, message -> {
            attempts.incrementAndGet();
            throw new DiscordException("missing access", false, 50001);
        });

        lanes.accept(message(1, 1));
        lanes.drain(LONG);

        assertThat(attempts).hasValue(1);
        assertThat(lanes.status().failed()).isEqualTo(1);
    }

    @Test
    void afterALongOutageOfDiscordWhatWaitedBehindIsTriedOnceAndCounted() {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch accepted = new CountDownLatch(1);
        Map<Long, Integer> attempts = new ConcurrentHashMap<>();
        EventLanes lanes = new EventLanes(100_000, Duration.ofMillis(250));
        lanes.add("test", Subscription.to(MessageCreated.class, message -> {
            taken.countDown();
            await(accepted);
            attempts.merge(message.id().value(), 1, Integer::sum);
            if (message.id().value() != 0) {
                throw new DiscordException("502", true, 0);
            }
        }));

        // The first is alone, the others wait together behind it.
        lanes.accept(message(1, 0));
        await(taken);
        for (long id = 1; id <= 50; id++) {
            lanes.accept(message(1, id));
        }
        accepted.countDown();
        lanes.drain(LONG);

        assertThat(lanes.status()).isEqualTo(new LaneStatus(0, 51, 50, 0));
        assertThat(attempts.get(1L)).isGreaterThan(1);
        assertThat(attempts).containsEntry(2L, 1).containsEntry(50L, 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
