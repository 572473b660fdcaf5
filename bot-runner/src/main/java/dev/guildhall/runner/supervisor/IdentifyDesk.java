package dev.guildhall.runner.supervisor;

import dev.guildhall.runner.protocol.ToShard;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Grants identifies to all processes, from one {@link IdentifyQueue}. */
final class IdentifyDesk extends Desk {

    private final IdentifyQueue queue;
    private final BiConsumer<Integer, ToShard> deliver;

    /** @param deliver sends to a process by its number */
    IdentifyDesk(IdentifyQueue queue, BiConsumer<Integer, ToShard> deliver) {
        super("identify-desk");
        this.queue = queue;
        this.deliver = deliver;
    }

    void request(int process, int shard) {
        change(() -> queue.request(new IdentifyQueue.Request(process, shard)));
    }

    void forget(int process) {
        change(() -> queue.forget(process));
    }

    /** How many identifies Discord still allows, until it counts anew. */
    int remaining() {
        AtomicInteger remaining = new AtomicInteger();
        change(() -> remaining.set(queue.remaining()));
        return remaining.get();
    }

    @Override
    Runnable take(long now) {
        List<IdentifyQueue.Request> granted = queue.grant(now);
        return () -> granted.forEach(
                request -> deliver.accept(request.process(), new ToShard.IdentifyGranted(request.shard())));
    }

    @Override
    OptionalLong nextAt(long now) {
        return queue.nextAt(now);
    }
}
