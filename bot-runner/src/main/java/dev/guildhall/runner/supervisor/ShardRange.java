package dev.guildhall.runner.supervisor;

/** The shards of one process, both ends inclusive. */
record ShardRange(int first, int last) {

    ShardRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("shards " + first + " to " + last + " are no range");
        }
    }

    int count() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first == last ? "shard " + first : "shards " + first + "-" + last;
    }
}
