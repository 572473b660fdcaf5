package dev.guildhall.runner.supervisor;

import dev.guildhall.javacord.GatewayInfo;
import dev.guildhall.spi.guild.DiscordException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many shards there should be and how many may log in, asked for a while where Discord cannot be reached.
 *
 * @param patience how long such a Discord is asked again
 * @param between two of these times
 */
record GatewayQuestion(DiscordSource discord, Duration patience, Duration between) {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayQuestion.class);

    /** What came of asking once. */
    private sealed interface Outcome {

        record Answered(GatewayInfo info) implements Outcome {}

        /** @param reason for an operator */
        record Unanswered(String reason, DiscordException failure) implements Outcome {}
    }

    /**
     * Asks.
     *
     * @return empty if the run shall stop before Discord answered
     * @throws RefusedException where asking again does not help
     * @throws StartException where Discord did not answer in time
     */
    Optional<GatewayInfo> ask(StopSignal stop) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<Outcome> outcome = unlessStopped(stop);
            if (outcome.isEmpty()) {
                return Optional.empty();
            }
            switch (outcome.get()) {
                case Outcome.Answered(GatewayInfo info) -> {
                    return Optional.of(info);
                }
                case Outcome.Unanswered(String reason, DiscordException failure) -> {
                    if (System.nanoTime() - deadline >= 0) {
                        throw new StartException(
                                "Discord at " + place() + " does not answer, after " + patience.toSeconds() + " s ("
                                        + reason + "): look at the network, at a proxy or firewall on the way, and at"
                                        + " GUILDHALL_DISCORD_API where it is set",
                                failure);
                    }
                    LOG.warn(
                            "discord - {} does not answer yet ({}); tries again in {} s",
                            place(),
                            reason,
                            between.toSeconds());
                }
            }
            if (stop.await(between.toMillis())) {
                return Optional.empty();
            }
        }
    }

    /** On a thread of its own: not everything in it can be broken off. */
    private Optional<Outcome> unlessStopped(StopSignal stop) throws InterruptedException {
        FutureTask<Outcome> question = new FutureTask<>(this::askOnce);
        Thread.ofVirtual().name("gateway-question").start(question);
        while (!stop.wished()) {
            try {
                return Optional.of(question.get(50, TimeUnit.MILLISECONDS));
            } catch (TimeoutException notYet) {
                // Looks at the stop signal again.
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(failure.getCause());
            }
        }
        question.cancel(true);
        return Optional.empty();
    }

    private Outcome askOnce() {
        try {
            return new Outcome.Answered(discord.gatewayInfo());
        } catch (DiscordException failure) {
            if (!failure.retryable()) {
                throw new RefusedException(message(failure), failure);
            }
            return switch (Diagnosis.of(discord)) {
                case Diagnosis.Unreachable(String reason) -> new Outcome.Unanswered(reason, failure);
                case Diagnosis.Answers answer
                when answer.refusesToken() -> throw new RefusedException(message(failure), failure);
                case Diagnosis.Answers _ -> new Outcome.Unanswered(message(failure), failure);
            };
        }
    }

    private static String message(DiscordException failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    /** Host and port. */
    private String place() {
        return discord.restBase().getAuthority();
    }
}
