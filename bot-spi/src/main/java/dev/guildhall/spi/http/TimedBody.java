package dev.guildhall.spi.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, which has to end in time. The {@link java.net.http.HttpRequest.Builder#timeout timeout} of a request
 * ends with the headers, so a server that sends those and then nothing would hold for ever whoever reads.
 *
 * <p>How much is read is for the reader to bound, who knows how to refuse it: by {@link #readNBytes(int)}, for instance. Closing
 * it breaks off what has not come yet. As thread-safe as other streams: not at all.
 */
public final class TimedBody extends FilterInputStream {

    private final Duration time;
    private final CompletableFuture<Boolean> over;

    private TimedBody(InputStream body, Duration time, CompletableFuture<Boolean> over) {
        super(body);
        this.time = time;
        this.over = over;
    }

    /** Gives bodies whose reading throws an {@link HttpTimeoutException} where they have not ended so long after the headers. */
    public static HttpResponse.BodyHandler<InputStream> within(Duration time) {
        return headers -> HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.ofInputStream(), body -> begun(body, time));
    }

    private static InputStream begun(InputStream body, Duration time) {
        CompletableFuture<Boolean> over =
                new CompletableFuture<Boolean>().completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS);
        over.thenRunAsync(() -> breakOff(body));
        return new TimedBody(body, time, over);
    }

    /** Whoever waits for more is told that the stream is closed. */
    private static void breakOff(InputStream body) {
        try {
            body.close();
        } catch (IOException ignored) {
            // It is of no use any more, in whatever state it is.
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException failed) {
            throw explained(failed);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return super.read(into, offset, length);
        } catch (IOException failed) {
            throw explained(failed);
        }
    }

    private IOException explained(IOException failed) {
        if (!over.isDone() || over.isCancelled()) {
            return failed;
        }
        IOException late = new HttpTimeoutException("the answer did not end within " + time.toMillis() + " ms");
        late.initCause(failed);
        return late;
    }

    @Override
    public void close() throws IOException {
        over.cancel(false);
        super.close();
    }
}
