package dev.guildhall.core.discord;

/**
 * How one shard is.
 *
 * @param shard its number
 * @param guilds how many it serves now
 * @param latencyMillis from heartbeat to its acknowledgement; -1 where it is not known yet
 * @param resumes how often its session was taken up again
 * @param identifies how often it logged in anew
 */
public record ShardStatus(int shard, State state, int guilds, long latencyMillis, int resumes, int identifies) {

    /** Where a shard is on its way. */
    public enum State {
        /** Waits for its turn to log in. */
        WAITING,
        CONNECTING,
        READY,
        /** Lost its connection, and takes the session up again. */
        RESUMING,
        CLOSED
    }
}
