package dev.guildhall.runner.supervisor;

import dev.guildhall.runner.protocol.ToShard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All shard processes, and what they share. Thread-safe. */
final class Cluster implements AutoCloseable {

    private static final Duration HEARD_LATER = Duration.ofMillis(50);

    private final List<ShardChild> children = new ArrayList<>();
    private final List<ToShard.Start> starts;
    private final IdentifyDesk identifies;
    private final RestDesk rest;
    private final Duration grace;
    private volatile List<String> losses = List.of();

    /**
     * @param starts what each process runs, by its number
     * @param fatal takes the sentence of a process that cannot work before an operator changed something
     * @param grace how long processes may take to finish their work when this closes
     */
    Cluster(
            List<ToShard.Start> starts,
            ChildLauncher launcher,
            IdentifyQueue identifyQueue,
            RestBudget restBudget,
            Consumer<String> fatal,
            ChildLog log,
            Duration grace) {
        this.starts = List.copyOf(starts);
        this.identifies = new IdentifyDesk(identifyQueue, this::send);
        this.rest = new RestDesk(restBudget, this::send);
        this.grace = grace;
        Events events = new Events(identifies, rest, this::broadcast, fatal, log);
        for (ToShard.Start start : starts) {
            children.add(new ShardChild(start, launcher, events));
        }
    }

    void begin() {
        identifies.open();
        rest.open();
        children.forEach(ShardChild::begin);
    }

    List<ChildView> views() {
        return children.stream().map(ShardChild::view).toList();
    }

    int identifiesLeft() {
        return identifies.remaining();
    }

    List<ToShard.Start> starts() {
        return starts;
    }

    /**
     * Drains all at the same time, and waits for their end. Those that take longer than the grace are killed; {@link #losses}
     * then tells.
     */
    @Override
    public void close() {
        List<String> lost = new ArrayList<>();
        children.forEach(ShardChild::drain);
        long deadline = System.nanoTime() + grace.toNanos();
        boolean interrupted = false;
        for (ShardChild child : children) {
            try {
                if (!interrupted && child.awaitEnd(deadline)) {
                    child.loss().ifPresent(loss -> lost.add(name(child) + " " + loss));
                    continue;
                }
            } catch (InterruptedException hurry) {
                interrupted = true;
            }
            lost.add(name(child) + " did not finish within " + grace.toSeconds() + " s and was killed");
            child.kill();
        }
        identifies.close();
        rest.close();
        losses = List.copyOf(lost);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String name(ShardChild child) {
        return "process " + children.indexOf(child);
    }

    /** After {@link #close}: which processes did not commit all that had come in, and why. Empty where all did. */
    List<String> losses() {
        return losses;
    }

    private void send(int process, ToShard message) {
        children.get(process).send(message);
    }

    private void broadcast(ToShard message) {
        children.forEach(child -> child.send(message));
    }

    private record Events(
            IdentifyDesk identifies, RestDesk rest, Consumer<ToShard> broadcast, Consumer<String> failed, ChildLog log)
            implements ChildEvents {

        @Override
        public void identifyWanted(int process, int shard) {
            identifies.request(process, shard);
        }

        @Override
        public void restWanted(int process, int count) {
            rest.request(process, count);
        }

        @Override
        public void restLimited(Duration duration) {
            // Later than the processes themselves: they drop what is granted before their own pause has ended.
            rest.pause(duration.plus(HEARD_LATER));
            broadcast.accept(new ToShard.RestPaused(duration.toMillis()));
        }

        @Override
        public void fatal(int process, String message) {
            failed.accept(message);
        }

        @Override
        public void logged(int process, String line) {
            log.line(process, line);
        }

        @Override
        public void ended(int process) {
            identifies.forget(process);
            rest.forget(process);
        }
    }
}
