package dev.guildhall.xp.card;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws pictures, within bounds: on platform threads of its own, of which there is one fewer than processors, because
 * drawing on virtual threads would keep the processors from everything else. A picture that would have to wait for long is
 * not drawn, and neither is any where the machine cannot draw: then people get text. Thread-safe.
 */
public final class Studio implements AutoCloseable {

    /** What a file is kept below, in bytes: where a photograph is too much, the picture is reduced to 256 colours. */
    public static final int FILE_LIMIT = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(Studio.class);
    private static final int WAITING = 16;
    private static final int MOST_THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final RankCardPainter cards;
    private final ActivityChartPainter charts;
    private final ThreadPoolExecutor threads;
    private final LongAdder drawn = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final AtomicBoolean unable = new AtomicBoolean();

    public Studio() {
        this(Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_THREADS), WAITING);
    }

    Studio(int threadCount, int waiting) {
        Typesetter typesetter = new Typesetter(new Faces());
        cards = new RankCardPainter(typesetter);
        charts = new ActivityChartPainter(typesetter);
        threads = new ThreadPoolExecutor(
                threadCount,
                threadCount,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform()
                        .name("picture-", 1)
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The picture as a PNG file; nothing where too many wait, or the machine cannot draw. Blocks for as long as it takes, at
     * most eight seconds.
     */
    public Optional<byte[]> draw(Picture picture) {
        if (unable.get()) {
            return Optional.empty();
        }
        Future<byte[]> file;
        try {
            file = threads.submit(() -> file(picture));
        } catch (RejectedExecutionException busy) {
            refused.increment();
            return Optional.empty();
        }
        try {
            byte[] content = file.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            drawn.increment();
            return Optional.of(content);
        } catch (TimeoutException late) {
            file.cancel(false);
            refused.increment();
        } catch (InterruptedException ended) {
            file.cancel(false);
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            failed(failure.getCause());
        }
        return Optional.empty();
    }

    private void failed(@Nullable Throwable cause) {
        if (cause instanceof LinkageError || cause instanceof FontException) {
            // What the system lacks now, it will lack the next time too.
            unable.set(true);
            LOG.warn("pictures - cannot be drawn here, so people get text", cause);
        } else {
            LOG.error("pictures - one could not be drawn", cause);
        }
    }

    private byte[] file(Picture picture) {
        return switch (picture) {
            case RankCard card -> card(card);
            case ActivityChart chart -> PngFile.of(Palette.reduce(charts.paint(chart)));
        };
    }

    private byte[] card(RankCard card) {
        BufferedImage image = cards.paint(card);
        if (card.avatar().isPresent()) {
            byte[] file = PngFile.of(image);
            if (file.length <= FILE_LIMIT) {
                return file;
            }
        }
        return PngFile.of(Palette.reduce(image));
    }

    /** How many pictures were drawn. */
    public long drawn() {
        return drawn.sum();
    }

    /** How many were not, because too many waited or drawing took too long. */
    public long refused() {
        return refused.sum();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
