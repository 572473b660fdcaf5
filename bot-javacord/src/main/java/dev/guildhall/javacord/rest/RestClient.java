package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.http.TimedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls Discord's REST API: waits before a limit would be hit, and repeats what may succeed the next time. Thread-safe; calls
 * block.
 *
 * @see <a href="https://discord.com/developers/docs/topics/rate-limits">Discord: rate limits</a>
 */
public final class RestClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);
    private static final int ATTEMPTS = 5;
    private static final int LIMITS = 10;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);

    private final URI base;
    private final String authorization;
    private final GlobalLimit globalLimit;
    private final Runnable unauthorized;
    private final Buckets buckets = new Buckets();
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());
    private final HttpClient http;
    private volatile boolean closed;

    /**
     * @param base such as {@code https://discord.com/api/v10}
     * @param unauthorized told when Discord does not accept the token
     */
    public RestClient(URI base, String token, GlobalLimit globalLimit, Runnable unauthorized) {
        this.base = base;
        this.authorization = "Bot " + token;
        this.globalLimit = globalLimit;
        this.unauthorized = unauthorized;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("discord-http-", 0).factory()))
                .build();
    }

    /** As {@link #call(Route, Body)}, with nothing but the address. */
    public JsonNode call(Route route) {
        return call(route, Body.none());
    }

    /**
     * @return Discord's answer
     * @throws DiscordException where Discord refuses it, cannot be reached or wants it later than the route's patience lasts
     */
    public JsonNode call(Route route, Body body) {
        long deadline = System.nanoTime() + route.patience().toNanos();
        try {
            return call(route, body, deadline);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DiscordException(route + " was interrupted before Discord answered", true, 0, interrupted);
        }
    }

    private JsonNode call(Route route, Body body, long deadline) throws InterruptedException {
        int failures = 0;
        int limits = 0;
        while (true) {
            Optional<Answer> answer = Optional.empty();
            String problem;
            try {
                answer = Optional.of(attempt(route, body, deadline));
                problem = "Discord answered " + answer.get().status() + " ("
                        + answer.get().complaint() + ")";
            } catch (IOException failure) {
                problem = "no answer: " + failure.getClass().getSimpleName() + " " + failure.getMessage();
            }
            if (answer.isPresent() && answer.get().successful()) {
                return answer.get().json();
            }
            if (answer.isPresent() && answer.get().status() == 429) {
                limits++;
                limited(route, answer.get(), limits == LIMITS, deadline);
                continue;
            }
            if (answer.isPresent() && answer.get().status() < 500) {
                throw refused(route, answer.get(), problem);
            }
            failures++;
            long delay = TimeUnit.MILLISECONDS.toNanos(
                    (250L << failures) + ThreadLocalRandom.current().nextLong(250));
            if (closed || failures == ATTEMPTS || System.nanoTime() + delay - deadline > 0) {
                throw new DiscordException(route + " failed " + failures + " times, at last: " + problem, true, 0);
            }
            LOG.debug("{} - {}; tried again", route, problem);
            TimeUnit.NANOSECONDS.sleep(delay);
        }
    }

    private Answer attempt(Route route, Body body, long deadline) throws IOException, InterruptedException {
        // A first response has a limit of its own for each interaction, so there is nothing to wait for.
        Bucket bucket = buckets.of(route);
        if (!bucket.await(deadline)) {
            throw notSent(route, "Discord's limit for it");
        }
        Optional<Answer> answer = Optional.empty();
        try {
            if (route.authorized()) {
                awaitGlobalLimit(route, deadline);
            }
            Duration time = timeOf(deadline);
            answer = Optional.of(Answer.of(http.send(request(route, body, time), TimedBody.within(time))));
            return answer.get();
        } finally {
            finish(route, bucket, answer);
        }
    }

    private void awaitGlobalLimit(Route route, long deadline) throws InterruptedException {
        boolean tooLate = pausedUntil.get() - deadline > 0;
        if (!tooLate) {
            globalLimit.awaitRest();
        }
        if (tooLate || System.nanoTime() - deadline > 0) {
            throw notSent(route, "Discord's limit for the bot as a whole");
        }
    }

    private static DiscordException notSent(Route route, String limit) {
        return new DiscordException(
                route + " was not sent: " + limit + " holds longer than "
                        + route.patience().toSeconds() + " s",
                true,
                0);
    }

    private void finish(Route route, Bucket bucket, Optional<Answer> answer) {
        Optional<Double> limit = answer.flatMap(told -> told.number("X-RateLimit-Limit"));
        Optional<Double> remaining = answer.flatMap(told -> told.number("X-RateLimit-Remaining"));
        Optional<Double> resetAfter = answer.flatMap(told -> told.number("X-RateLimit-Reset-After"));
        if (limit.isPresent() && remaining.isPresent() && resetAfter.isPresent()) {
            bucket.finished(
                    limit.get().intValue(), remaining.get().intValue(), (long) (resetAfter.get() * 1_000_000_000L));
        } else {
            bucket.finished();
        }
        answer.flatMap(told -> told.text("X-RateLimit-Bucket")).ifPresent(hash -> buckets.learn(route, hash, bucket));
    }

    /** For the headers of an answer, and as long for the rest. */
    private static Duration timeOf(long deadline) {
        long left = Math.max(1, deadline - System.nanoTime());
        return left < REQUEST_TIMEOUT.toNanos() ? Duration.ofNanos(left) : REQUEST_TIMEOUT;
    }

    private HttpRequest request(Route route, Body body, Duration time) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + route.path()))
                .timeout(time)
                .header("User-Agent", "DiscordBot (https://guildhall.dev, 0.1)")
                .header("Content-Type", body.contentType())
                .method(route.method(), body.publisher());
        body.auditReason().ifPresent(reason -> request.header("X-Audit-Log-Reason", reason));
        if (route.authorized()) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    private void limited(Route route, Answer answer, boolean last, long deadline) {
        Duration pause = answer.retryAfter();
        long end = System.nanoTime() + pause.toNanos();
        // First of all, so that the next call waits even where this one has no time left to: Discord bans who does not.
        if (route.authorized() && answer.globalLimit()) {
            pausedUntil.accumulateAndGet(end, (one, other) -> one - other > 0 ? one : other);
            globalLimit.pauseRest(pause);
        } else {
            buckets.of(route).block(pause.toNanos());
        }
        if (last || end - deadline > 0) {
            throw new DiscordException(
                    route + " hit a limit of Discord" + (last ? " " + LIMITS + " times" : "") + ": allowed again in "
                            + pause.toMillis() + " ms",
                    true,
                    answer.code());
        }
        LOG.info(
                "{} - limited by Discord ({}): waits {} ms",
                route,
                answer.text("X-RateLimit-Scope").orElse("no scope"),
                pause.toMillis());
    }

    /** Final only where Discord itself has said why: its callers forget what is refused for good. */
    private DiscordException refused(Route route, Answer answer, String problem) {
        if (answer.status() == 401 && route.authorized()) {
            unauthorized.run();
            return new DiscordException(
                    route + " was refused: Discord does not accept the bot's token. Take a new one from the developer "
                            + "portal (your application, Bot, Reset Token) and set DISCORD_TOKEN to it.",
                    // The operator can mend it, so what waits to be sent must not be given up.
                    true,
                    answer.code());
        }
        if (answer.code() == 0) {
            return new DiscordException(
                    route + " was refused, but not by a code of Discord's: " + problem
                            + ". Look for a proxy or firewall on the way to " + base.getHost(),
                    true,
                    0);
        }
        return new DiscordException(route + " was refused: " + problem, false, answer.code());
    }

    /** Breaks off what is under way. Idempotent. */
    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
    }
}
