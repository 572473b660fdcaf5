package dev.guildhall.simulator.gateway;

import dev.guildhall.simulator.traffic.Wiretap;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket. Anything may be offered to it from any thread; a virtual thread of its own writes it, in order. */
final class Connection {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final int BATCH = 512;
    private static final int FRAMES_A_MINUTE = 120;
    private static final int HARD_BOUND_FACTOR = 4;
    private static final Outbound ASK = Outbound.control("{\"op\":1,\"d\":null}");
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final CoreSession socket;
    private final BlockingQueue<Outbound> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger allowance;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final ArrayDeque<Long> received = new ArrayDeque<>();
    private final Thread writer;
    private volatile Encoder encoder;
    private volatile long stalledUntil = System.nanoTime();
    private volatile long lastHeard = System.nanoTime();
    private final Room room = new Room();
    private final Pulse pulse = new Pulse();
    private final SlowReader slowReader;
    private final Wiretap wiretap;
    private volatile @Nullable Session session;

    Connection(CoreSession socket, Encoder encoder, int queueBound, SlowReader slowReader, Wiretap wiretap) {
        this.socket = socket;
        this.encoder = encoder;
        this.slowReader = slowReader;
        this.wiretap = wiretap;
        this.allowance = new AtomicInteger(queueBound);
        this.writer = Thread.ofVirtual().name("simulator gateway writer").unstarted(this::write);
    }

    void start() {
        writer.start();
    }

    boolean isOpen() {
        return open.get();
    }

    int queued() {
        return queue.size();
    }

    @Nullable
    Session session() {
        return session;
    }

    /** The shard's number, once it is known. */
    @Nullable
    Integer shard() {
        Session identified = session;
        return identified == null ? null : identified.shard().index();
    }

    void session(@Nullable Session identified) {
        session = identified;
    }

    /** Switches to payload compression, unless the whole stream is compressed already. */
    void compressLargePayloads() {
        if (encoder instanceof Encoder.Plain) {
            encoder = new Encoder.EachLargePayload(new Deflater());
        }
    }

    /** Lets the queue hold so many more, which are about to be offered at once. */
    void expect(int more) {
        allowance.addAndGet(more);
    }

    /** Waits until there is room in the queue; disconnects a reader that makes none for long. */
    void awaitRoom() {
        if (queue.size() >= allowance.get() && !room.await(() -> open.get() && queue.size() >= allowance.get())) {
            log.warn("gateway - a reader takes nothing, disconnecting it");
            drop();
        }
    }

    /** Queues; a reader too slow for the bound is disconnected, and can resume. */
    void offer(Outbound outbound) {
        if (!open.get()) {
            return;
        }
        int bound = slowReader == SlowReader.HELD_BACK ? HARD_BOUND_FACTOR * allowance.get() : allowance.get();
        if (queue.size() >= bound) {
            log.warn("gateway - {} payloads wait for a slow reader, disconnecting it", queue.size());
            drop();
            return;
        }
        queue.add(outbound);
    }

    /** Sends nothing for so long. */
    void stall(long millis) {
        stalledUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Notes a frame; false when there were more than 120 in a minute. Called by the reading thread alone. */
    boolean heard() {
        long now = System.nanoTime();
        lastHeard = now;
        received.addLast(now);
        while (now - received.getFirst() > MINUTE) {
            received.removeFirst();
        }
        return received.size() <= FRAMES_A_MINUTE;
    }

    /** The client beat its heart. */
    void beaten() {
        pulse.beaten();
    }

    /** How long the client took to answer the last request for a heartbeat; null until it has. */
    @Nullable
    Long latencyMillis() {
        return pulse.latencyMillis();
    }

    /** Asks for a heartbeat when it is time to, and none that was asked for is outstanding. */
    void measure(Duration interval) {
        if (session != null && open.get() && pulse.isDue(interval)) {
            offer(ASK);
        }
    }

    long silentMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastHeard);
    }

    void close(CloseCode code) {
        close(code.number(), code.reason());
    }

    void close(int code, String reason) {
        if (open.compareAndSet(true, false)) {
            socket.close(code, reason, Callback.NOOP);
            writer.interrupt();
        }
    }

    /** Cuts the socket without a close frame. */
    void drop() {
        if (open.compareAndSet(true, false)) {
            socket.abort();
            writer.interrupt();
        }
    }

    /** The other side closed. */
    void closed() {
        if (open.compareAndSet(true, false)) {
            writer.interrupt();
        }
    }

    private void write() {
        List<Outbound> batch = new ArrayList<>(BATCH);
        try {
            while (open.get()) {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                send(batch);
                batch.clear();
                room.made();
            }
        } catch (InterruptedException closed) {
            // Whoever closed the connection interrupts this thread, which then has nothing left to do.
        } catch (ExecutionException | TimeoutException unreachable) {
            log.debug("gateway - a connection could not be written to, dropping it", unreachable);
            drop();
        } finally {
            room.made();
            encoder.close();
        }
    }

    private void send(List<Outbound> batch) throws InterruptedException, ExecutionException, TimeoutException {
        for (int index = 0; index < batch.size(); index++) {
            Outbound outbound = batch.get(index);
            boolean last = index == batch.size() - 1;
            pause(outbound.delayMillis());
            byte[] payload = outbound.payload();
            wiretap.frame(true, shard(), () -> payload);
            if (last || batch.get(index + 1).delayMillis() > 0) {
                Callback.Completable written = new Callback.Completable();
                socket.sendFrame(encoder.encode(payload), written, false);
                written.get(60, TimeUnit.SECONDS);
            } else {
                socket.sendFrame(encoder.encode(payload), Callback.NOOP, true);
            }
        }
    }

    private void pause(long delayMillis) throws InterruptedException {
        if (delayMillis > 0) {
            TimeUnit.MILLISECONDS.sleep(delayMillis);
        }
        for (long left = stalledUntil - System.nanoTime(); left > 0; left = stalledUntil - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
