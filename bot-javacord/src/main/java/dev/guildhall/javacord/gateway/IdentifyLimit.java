package dev.guildhall.javacord.gateway;

/** The turns in which shards may identify. Thread-safe. */
public interface IdentifyLimit {

    /**
     * Blocks until this shard may identify: one for each {@code shard % max_concurrency} in five seconds.
     *
     * @throws InterruptedException if the wait is broken off; then no turn was taken
     */
    void awaitIdentify(int shard) throws InterruptedException;
}
