package dev.guildhall.runner.supervisor;

import dev.guildhall.runner.protocol.ToShard;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** Grants REST calls to all processes, from one {@link RestBudget}. */
final class RestDesk extends Desk {

    private final RestBudget budget;
    private final BiConsumer<Integer, ToShard> deliver;

    /** @param deliver sends to a process by its number */
    RestDesk(RestBudget budget, BiConsumer<Integer, ToShard> deliver) {
        super("rest-desk");
        this.budget = budget;
        this.deliver = deliver;
    }

    void request(int process, int count) {
        change(() -> budget.request(process, count));
    }

    void forget(int process) {
        change(() -> budget.forget(process));
    }

    void pause(Duration duration) {
        change(() -> budget.pause(System.nanoTime(), duration));
    }

    @Override
    Runnable take(long now) {
        List<RestBudget.Grant> granted = budget.grant(now);
        return () -> granted.forEach(grant -> deliver.accept(grant.process(), new ToShard.RestGranted(grant.count())));
    }

    @Override
    OptionalLong nextAt(long now) {
        return budget.nextAt(now);
    }
}
