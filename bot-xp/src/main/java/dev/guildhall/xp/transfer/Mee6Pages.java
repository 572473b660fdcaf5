package dev.guildhall.xp.transfer;

import dev.guildhall.spi.http.TimedBody;
import dev.guildhall.spi.id.GuildId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches MEE6's public leaderboard of a guild, page after page, slowly. Blocks for as long as that takes. Thread-safe.
 *
 * <p>The leaderboard is public where the guild's owner has made it so; MEE6 then answers {@code
 * /api/plugins/levels/leaderboard/<guild>?limit=1000&page=0}. Redirects are not followed.
 */
public final class Mee6Pages {

    /** Where MEE6 answers. */
    public static final URI PUBLIC = URI.create("https://mee6.xyz");

    private static final Logger log = LoggerFactory.getLogger(Mee6Pages.class);
    private static final int PER_PAGE = 1000;
    private static final int MOST_PAGES = 2000;
    private static final int MOST_PAGE_BYTES = 8 << 20;
    private static final int MOST_WAITS = 20;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    /** For all pages: twice what most pages take. A leaderboard that answers more slowly holds a place that others wait for. */
    private static final Duration LONGEST = Duration.ofHours(2);

    /** Until the headers of a page are there, and then until the page is. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI base;
    private final Duration pause;
    private final Duration patience;
    private final int mostPages;

    /**
     * @param base where MEE6 is: scheme, host and port
     * @param pause between two pages
     */
    public Mee6Pages(URI base, Duration pause) {
        this(base, pause, PATIENCE, MOST_PAGES);
    }

    Mee6Pages(URI base, Duration pause, Duration patience, int mostPages) {
        this.base = base;
        this.pause = pause;
        this.patience = patience;
        this.mostPages = mostPages;
    }

    /**
     * What was fetched.
     *
     * @param people how many there are on the pages
     * @param whole whether the leaderboard ends there; else there are more pages than are fetched
     */
    public record Fetched(long people, boolean whole) {}

    /** Told after each page how many people there were so far, at most. */
    public interface Progress {
        void people(long fetched);
    }

    /**
     * Writes the pages to a file, as a JSON array that {@link Format#MEE6} reads: all, or the first 2,000.
     *
     * @throws TransferException if the page is not public or does not answer
     * @throws IOException if the disk fails
     */
    public Fetched fetch(GuildId guild, Path into, Progress progress) throws IOException {
        try (HttpClient client = HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
                OutputStream file = Files.newOutputStream(into)) {
            file.write('[');
            Fetched fetched = pages(client, guild, file, progress);
            file.write("\n]".getBytes(StandardCharsets.UTF_8));
            return fetched;
        }
    }

    private Fetched pages(HttpClient client, GuildId guild, OutputStream file, Progress progress) throws IOException {
        long people = 0;
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int page = 0; true; page++) {
            if (System.nanoTime() - end > 0) {
                throw new TransferException(
                        TransferException.Problem.UNREACHABLE,
                        base.getHost() + ": " + page + " pages took " + LONGEST.toHours() + " hours");
            }
            byte[] content = page(client, guild, page);
            long players = players(content);
            if (players > 0 && page == mostPages) {
                return new Fetched(people, false);
            }
            if (page > 0) {
                file.write(',');
            }
            file.write('\n');
            file.write(content);
            if (players == 0) {
                return new Fetched(people, true);
            }
            people += players;
            progress.people((page + 1L) * PER_PAGE);
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** How many are on a page, those who cannot be used too; the page behind the last has none. */
    private static long players(byte[] page) throws IOException {
        long[] players = new long[1];
        Intake look = new Intake() {
            @Override
            public void person(Person person) {
                players[0]++;
            }

            @Override
            public void bad(BadRow row) {
                players[0]++;
            }

            @Override
            public void suggestion(Suggestion suggestion) {}

            @Override
            public void foreign() {
                players[0]++;
            }
        };
        // The guild's own id does not matter: whoever is there, is there.
        new JsonReader(new GuildId(1), look).read(new TransferFile.InMemory(page));
        return players[0];
    }

    private byte[] page(HttpClient client, GuildId guild, int page) {
        URI address = base.resolve("/api/plugins/levels/leaderboard/" + guild + "?limit=" + PER_PAGE + "&page=" + page);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Accept", "application/json")
                .build();
        for (int attempt = 0; attempt < MOST_WAITS; attempt++) {
            try {
                HttpResponse<InputStream> answer = client.send(request, TimedBody.within(patience));
                try (InputStream body = answer.body()) {
                    int status = answer.statusCode();
                    if (status == 200) {
                        return bounded(body);
                    }
                    if (status != 429 && status < 500) {
                        throw new TransferException(
                                TransferException.Problem.NOT_PUBLIC, base.getHost() + ": HTTP " + status);
                    }
                    await(answer, attempt, page);
                }
            } catch (IOException failed) {
                if (attempt >= 3) {
                    throw new TransferException(
                            TransferException.Problem.UNREACHABLE,
                            base.getHost() + ": " + failed.getClass().getSimpleName());
                }
                LockSupport.parkNanos(pause.toNanos());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new TransferException(TransferException.Problem.UNREACHABLE, "interrupted");
            }
        }
        throw new TransferException(TransferException.Problem.UNREACHABLE, base.getHost() + ": HTTP 429");
    }

    private void await(HttpResponse<?> answer, int attempt, int page) {
        Duration wait = answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}(\\.[0-9]*)?"))
                .map(value -> Duration.ofMillis((long) (Double.parseDouble(value) * 1000)))
                .orElse(pause.multipliedBy(1L << Math.min(attempt, 6)));
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        log.info("MEE6 - page {} answered {}, asked again in {} ms", page, answer.statusCode(), bounded.toMillis());
        LockSupport.parkNanos(bounded.toNanos());
    }

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] content = body.readNBytes(MOST_PAGE_BYTES + 1);
        if (content.length > MOST_PAGE_BYTES) {
            throw new TransferException(TransferException.Problem.TOO_LARGE, (MOST_PAGE_BYTES >> 20) + " MiB");
        }
        return content;
    }
}
