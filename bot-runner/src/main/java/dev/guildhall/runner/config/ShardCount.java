package dev.guildhall.runner.config;

/** How many shards to run. */
public sealed interface ShardCount {

    /** What Discord recommends. */
    record Recommended() implements ShardCount {}

    record Exactly(int shards) implements ShardCount {
        public Exactly {
            if (shards < 1) {
                throw new IllegalArgumentException("shards is " + shards + ": at least 1");
            }
        }
    }
}
