package dev.guildhall.bench;

import dev.guildhall.core.event.EventLanes;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the gateway's thread into a subscription: what the lanes themselves cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventLanesBenchmark {

    private static final int EVENTS = 10_000;

    /** How many guilds the events come from. */
    @Param({"1", "1000"})
    public int guilds;

    private final LongAdder handled = new LongAdder();
    private final MessageCreated[] events = new MessageCreated[EVENTS];

    @Setup
    public void prepare() {
        Member author = new Member(new UserId(1), "Ada", false, List.of());
        for (int i = 0; i < EVENTS; i++) {
            GuildId guild = new GuildId((long) (i % guilds) << 22);
            events[i] = new MessageCreated(guild, new ChannelId(2), new MessageId(i), author, "hello");
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long acceptAndHandle() {
        EventLanes lanes = new EventLanes(EventLanes.DEFAULT_CAPACITY);
        lanes.add("bench", Subscription.to(MessageCreated.class, event -> handled.increment()));
        for (MessageCreated event : events) {
            lanes.accept(event);
        }
        lanes.drain(Duration.ofSeconds(60));
        return handled.sum();
    }
}
