package dev.guildhall.javacord.guild;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.http.TimedBody;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Downloads} from Discord's CDN alone: redirects are refused, and no more is read than allowed, nor for longer. */
public final class CdnDownloads implements Downloads, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CdnDownloads.class);
    private static final int PICTURE_BYTES = 512 * 1024;
    private static final Duration PICTURE_TIME = Duration.ofSeconds(2);
    /** Until the headers are there, and then until the file is. */
    private static final Duration FILE_TIME = Duration.ofSeconds(60);

    private final Cdn cdn;
    private final Members members;
    private final Duration fileTime;
    private final HttpClient http;
    private final Cache<String, byte[]> pictures = Caffeine.newBuilder()
            .maximumWeight(8L << 20)
            .weigher((String path, byte[] picture) -> picture.length + 200)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    public CdnDownloads(Cdn cdn, Members members) {
        this(cdn, members, FILE_TIME);
    }

    CdnDownloads(Cdn cdn, Members members, Duration fileTime) {
        this.cdn = cdn;
        this.members = members;
        this.fileTime = fileTime;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("discord-cdn-", 0).factory()))
                .build();
    }

    @Override
    public byte[] fetch(URI address, int atMostBytes) {
        return fetch(address, content -> {
            byte[] read = content.readNBytes(atMostBytes + 1);
            if (read.length > atMostBytes) {
                throw tooLarge(address, atMostBytes);
            }
            return read;
        });
    }

    @Override
    public void fetch(URI address, long atMostBytes, Path into) {
        fetch(address, content -> {
            try (OutputStream file = open(into)) {
                byte[] buffer = new byte[1 << 16];
                long read = 0;
                for (int some = content.read(buffer); some >= 0; some = content.read(buffer)) {
                    read += some;
                    if (read > atMostBytes) {
                        throw tooLarge(address, atMostBytes);
                    }
                    write(file, buffer, some);
                }
                return read;
            }
        });
    }

    private static OutputStream open(Path file) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A disk that is full is no failure of Discord's. */
    private static void write(OutputStream file, byte[] buffer, int length) {
        try {
            file.write(buffer, 0, length);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What reads an answer's content. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(InputStream content) throws IOException;
    }

    private <T> T fetch(URI address, Reader<T> reader) {
        if (!cdn.holds(address)) {
            throw new IllegalArgumentException("\"" + address.getHost() + "\" is not where Discord keeps files: "
                    + "only what was uploaded there can be fetched");
        }
        HttpRequest request = HttpRequest.newBuilder(address).timeout(fileTime).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, TimedBody.within(fileTime));
            try (InputStream content = answer.body()) {
                refuseFailure(address, answer.statusCode());
                return reader.read(content);
            }
        } catch (IOException failure) {
            throw new DiscordException(
                    shown(address) + " could not be fetched: " + failure.getMessage(), true, 0, failure);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new DiscordException(shown(address) + " was not fetched: interrupted", true, 0, ended);
        }
    }

    private static void refuseFailure(URI address, int status) {
        if (status != 200) {
            throw new DiscordException(
                    shown(address) + " could not be fetched: Discord answered " + status, status >= 500, 0);
        }
    }

    private static DiscordException tooLarge(URI address, long atMostBytes) {
        return new DiscordException(
                shown(address) + " is larger than the " + atMostBytes + " bytes that are allowed", false, 0);
    }

    /** Without its query, which carries a signature. */
    private static String shown(URI address) {
        return "the file " + address.getPath();
    }

    @Override
    public Optional<byte[]> avatar(GuildId guild, UserId person) {
        // Goes on beyond the time, so that the next one who asks has it at once.
        return new CompletableFuture<Optional<byte[]>>()
                .completeAsync(
                        () -> picture(guild, person),
                        task -> Thread.ofVirtual().name("avatar-" + person).start(task))
                .completeOnTimeout(Optional.empty(), PICTURE_TIME.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
                    LOG.debug("avatar of {} - cannot be had: {}", person, String.valueOf(reason));
                    return Optional.empty();
                })
                .join();
    }

    private Optional<byte[]> picture(GuildId guild, UserId person) {
        Optional<String> path = members.member(guild, person).map(Members.Known::picture);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        byte[] known = pictures.getIfPresent(path.get());
        if (known != null) {
            return Optional.of(known);
        }
        byte[] fetched = SquarePicture.png(fetch(URI.create(cdn.base() + path.get()), PICTURE_BYTES), 128);
        pictures.put(path.get(), fetched);
        return Optional.of(fetched);
    }

    /** Breaks off what is under way. Idempotent. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
