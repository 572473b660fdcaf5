package dev.guildhall.runner.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.runner.protocol.FromShard;
import dev.guildhall.runner.protocol.ToShard;
import dev.guildhall.runner.protocol.Wire;
import dev.guildhall.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProtocolPermitsTest {

    private static final FromShard ASKED = new FromShard.RestWanted(1);

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Upward upward = new Upward(new PrintStream(output, true, StandardCharsets.UTF_8));
    private final ProtocolPermits permits = new ProtocolPermits(upward);

    private List<FromShard> said() {
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> Wire.fromShard(line).orElseThrow())
                .toList();
    }

    private interface Waiting {
        void now() throws InterruptedException;
    }

    private static CompletableFuture<Void> waits(Waiting waiting) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                waiting.now();
                done.complete(null);
            } catch (InterruptedException failure) {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    @Test
    void anIdentifyWaitsForItsOwnGrant() {
        CompletableFuture<Void> second = waits(() -> permits.awaitIdentify(2));
        Await.until("it asked", () -> said().equals(List.of(new FromShard.IdentifyWanted(2))));
        permits.granted(new ToShard.IdentifyGranted(3));
        assertThat(second).isNotDone();
        permits.granted(new ToShard.IdentifyGranted(2));
        second.join();
    }

    @Test
    void everyCallAsksOnceAndWaitsForOneGrant() {
        CompletableFuture<Void> first = waits(permits::awaitRest);
        CompletableFuture<Void> second = waits(permits::awaitRest);
        Await.until(
                "both asked", () -> said().equals(List.of(new FromShard.RestWanted(1), new FromShard.RestWanted(1))));
        permits.granted(new ToShard.RestGranted(1));
        Await.until("one went on", () -> first.isDone() != second.isDone());
        permits.granted(new ToShard.RestGranted(1));
        CompletableFuture.allOf(first, second).join();
    }

    @Test
    void noCallTakesTheGrantOfAnotherAndLeavesItWaiting() {
        int calls = 500;
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        int granted = 0;
        for (int call = 0; call < calls; call++) {
            waiting.add(waits(permits::awaitRest));
            // A grant for whoever has asked so far, while the next call comes.
            int asked = said().size();
            permits.granted(new ToShard.RestGranted(asked - granted));
            granted = asked;
        }
        Await.until("each has asked", () -> said().size() == calls);
        permits.granted(new ToShard.RestGranted(calls - granted));

        Await.until("each went on", () -> waiting.stream().allMatch(CompletableFuture::isDone));
    }

    @Test
    void aLimitIsToldToAllAndKeptHere() {
        permits.pauseRest(Duration.ofHours(1));
        assertThat(said()).containsExactly(new FromShard.RestLimited(3_600_000));
        CompletableFuture<Void> call = waits(permits::awaitRest);
        permits.granted(new ToShard.RestGranted(1));
        assertThat(call).isNotDone();
    }

    private void awaitAsked(int times) {
        Await.until("it asked " + times + " times", () -> said().equals(Collections.nCopies(times, ASKED)));
    }

    @Test
    void aGrantFromBeforeTheEndOfAPauseIsAskedForAnew() {
        AtomicLong now = new AtomicLong();
        ProtocolPermits paused = new ProtocolPermits(upward, now::get);
        CompletableFuture<Void> call = waits(paused::awaitRest);
        awaitAsked(1);
        paused.paused(Duration.ofMillis(5));
        paused.granted(new ToShard.RestGranted(1));
        assertThat(call).isNotDone();
        now.set(Duration.ofMillis(5).toNanos());
        awaitAsked(2);
        assertThat(call).isNotDone();
        paused.granted(new ToShard.RestGranted(1));
        call.join();
    }

    @Test
    void aGrantThatBecameOldIsAskedForAnew() {
        AtomicLong now = new AtomicLong();
        AtomicLong betweenTwoLooks = new AtomicLong(Duration.ofSeconds(2).toNanos());
        ProtocolPermits slow = new ProtocolPermits(upward, () -> now.addAndGet(betweenTwoLooks.get()));
        CompletableFuture<Void> call = waits(slow::awaitRest);
        awaitAsked(1);
        slow.granted(new ToShard.RestGranted(1));
        awaitAsked(2);
        assertThat(call).isNotDone();
        betweenTwoLooks.set(0);
        slow.granted(new ToShard.RestGranted(1));
        call.join();
    }

    @Test
    void theGrantOfACallThatWasInterruptedIsNotKept() {
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                permits.awaitRest();
            } catch (InterruptedException expected) {
                interrupted.complete(null);
            }
        });
        awaitAsked(1);
        thread.interrupt();
        interrupted.join();
        permits.granted(new ToShard.RestGranted(1));

        CompletableFuture<Void> first = waits(permits::awaitRest);
        CompletableFuture<Void> second = waits(permits::awaitRest);
        awaitAsked(3);
        permits.granted(new ToShard.RestGranted(1));
        Await.until("one goes on", () -> first.isDone() || second.isDone());
        assertThat(first.isDone() && second.isDone()).isFalse();
    }
}
