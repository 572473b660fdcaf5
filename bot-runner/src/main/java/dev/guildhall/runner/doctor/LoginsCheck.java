package dev.guildhall.runner.doctor;

import dev.guildhall.javacord.GatewayInfo;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.config.ShardCount;

/** Whether there are enough shards, and enough log-ins left today. */
record LoginsCheck(Configuration configuration, DiscordVisit visit) implements Doctor.Examination {

    private static final String NAME = "logins";

    @Override
    public void into(Notebook notebook) {
        visit.gateway().ifPresent(info -> notebook.found(of(configuration.shards(), info)));
    }

    static Finding of(ShardCount wanted, GatewayInfo info) {
        int shards = switch (wanted) {
            case ShardCount.Recommended _ -> info.shards();
            case ShardCount.Exactly(int exactly) -> exactly;
        };
        String seen = shards + (shards == 1 ? " shard" : " shards")
                + (shards == info.shards() ? ", as Discord recommends" : ", Discord recommends " + info.shards()) + "; "
                + info.remaining() + " of " + info.total() + " logins are left";
        long minutes = info.resetAfter().toMinutes();
        if (info.remaining() < shards) {
            return Finding.problem(
                    NAME,
                    seen,
                    "wait " + minutes + " min until Discord counts anew, and find out why the bot logs in so often: a"
                            + " process that is always started again, or two runs with one token");
        }
        if (info.remaining() < info.total() / 10) {
            return Finding.warning(
                    NAME, seen, "find out why the bot logs in so often; Discord counts anew in " + minutes + " min");
        }
        return shards * 2 < info.shards()
                ? Finding.warning(NAME, seen, "leave GUILDHALL_SHARDS out, or set it to " + info.shards())
                : Finding.ok(NAME, seen);
    }
}
