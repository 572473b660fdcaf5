package dev.guildhall.simulator.fault;

import org.jspecify.annotations.Nullable;

/** A disturbance that is armed for the next so many occasions. */
public sealed interface Fault {
    /** The name that the control API gives it. */
    String kind();

    /** A disturbance of the gateway; {@code shard} null means every shard. */
    sealed interface OfGateway extends Fault {
        @Nullable
        Integer shard();

        /** Whether it is meant for this shard. */
        default boolean concerns(int index) {
            Integer only = shard();
            return only == null || only == index;
        }
    }

    /** A disturbance of REST; {@code route} null means every route. */
    sealed interface OfRest extends Fault {
        @Nullable
        String route();

        /**
         * Whether it is meant for this call.
         *
         * @param call method, space and path, as in {@code POST /channels/1/messages}
         */
        default boolean concerns(String call) {
            String part = route();
            return part == null || call.contains(part);
        }
    }

    /** A heartbeat is not acknowledged. */
    record LostAck(@Nullable Integer shard) implements OfGateway {
        @Override
        public String kind() {
            return "lost-ack";
        }
    }

    /** An event is sent twice. */
    record Duplicate(@Nullable Integer shard) implements OfGateway {
        @Override
        public String kind() {
            return "duplicate";
        }
    }

    /** An event, and so what follows it, is held back. */
    record Delay(@Nullable Integer shard, long millis) implements OfGateway {
        @Override
        public String kind() {
            return "delay";
        }
    }

    /** An event is overtaken by the next one of another channel, or, if none comes, held back for so long. */
    record Reorder(@Nullable Integer shard, long millis) implements OfGateway {
        @Override
        public String kind() {
            return "reorder";
        }
    }

    /** A field is left out of an event of this name, such as {@code region} of {@code GUILD_CREATE}. */
    record Omit(@Nullable Integer shard, String event, String field) implements OfGateway {
        @Override
        public String kind() {
            return "omit";
        }
    }

    /** A call is answered with 429; {@code scope} is user, global or shared. */
    record RateLimited(@Nullable String route, String scope, double retryAfter) implements OfRest {
        @Override
        public String kind() {
            return "rate-limit";
        }
    }

    /** A call is answered with a 5xx status. */
    record ServerError(@Nullable String route, int status) implements OfRest {
        @Override
        public String kind() {
            return "server-error";
        }
    }

    /** A call is answered late. */
    record Slow(@Nullable String route, long millis) implements OfRest {
        @Override
        public String kind() {
            return "slow";
        }
    }

    /** A call is neither carried out nor answered; after so long its connection is cut. */
    record Timeout(@Nullable String route, long millis) implements OfRest {
        @Override
        public String kind() {
            return "timeout";
        }
    }
}
