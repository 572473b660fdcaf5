package dev.guildhall.simulator.gateway;

/** Shard {@code index} of {@code count}. */
record ShardKey(int index, int count) {
    ShardKey {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("shard [" + index + ", " + count + "] does not exist");
        }
    }
}
