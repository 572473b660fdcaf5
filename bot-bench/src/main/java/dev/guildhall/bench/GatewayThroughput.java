package dev.guildhall.bench;

import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.simulator.gateway.SlowReader;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * The whole simulator's gateway, with its client in the same process: messages a second to one session, the time from Identify to
 * the last guild, and what many guilds take of memory.
 */
final class GatewayThroughput {

    static final int CHANNELS = 20;
    static final int ROLES = 10;
    private static final int ROUNDS = 6;
    private static final int MESSAGES = 400_000;
    private static final int GUILDS_OF_A_SHARD = 2_500;
    private static final long FIRST_GUILD_MILLIS = 195_000_000_000L;

    private GatewayThroughput() {}

    /** Prints a line for each round, and the median without the first, which warms up. */
    static void run(int guildsInMemory) throws IOException {
        System.out.printf(Locale.ROOT, "gateway: %,d messages a round to one session, uncompressed%n", MESSAGES);
        messages();
        System.out.printf(
                Locale.ROOT,
                "identify: %,d guilds of %d channels and %d roles on one shard%n",
                GUILDS_OF_A_SHARD,
                CHANNELS,
                ROLES);
        identify();
        GatewayMemory.run(guildsInMemory);
    }

    static Simulator simulator() {
        return Simulator.start(SimulatorOptions.defaults()
                .with()
                .identifyWindow(Duration.ZERO)
                .sessionStarts(100_000)
                .heartbeatInterval(Duration.ofHours(1))
                .slowReader(SlowReader.HELD_BACK)
                .build());
    }

    private static void messages() throws IOException {
        try (Simulator simulator = simulator();
                RawReader reader = new RawReader(simulator.gatewayUrl())) {
            reader.identify(0, 1);
            await(() -> reader.guilds() == 2);
            Guild guild = simulator.world().guild(Scenario.TAVERN).orElseThrow();
            Snowflake channel = guild.channels().get(1).id();
            rounds(
                    "%,.0f messages a second, %.1f CPU-s for a million",
                    () -> {
                        long before = reader.messages();
                        for (int number = 0; number < MESSAGES; number++) {
                            simulator.world().post(channel, guild.ownerId(), "Message " + number + " of a load test");
                        }
                        await(() -> reader.messages() - before == MESSAGES);
                        return MESSAGES;
                    });
        }
    }

    private static void identify() throws IOException {
        try (Simulator simulator = simulator()) {
            // The two guilds that are there anyway belong to another shard of four.
            found(simulator.world(), 0, GUILDS_OF_A_SHARD, 4, 1);
            List<Double> millis = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                try (RawReader reader = new RawReader(simulator.gatewayUrl())) {
                    long begun = System.nanoTime();
                    reader.identify(1, 4);
                    await(() -> reader.guilds() == GUILDS_OF_A_SHARD);
                    millis.add((System.nanoTime() - begun) / 1e6);
                    System.out.printf(Locale.ROOT, "  %,.0f ms, %,d bytes%n", millis.getLast(), reader.bytes());
                }
            }
            System.out.printf(Locale.ROOT, "median: %,.0f ms%n", median(millis));
        }
    }

    /** Founds guilds of which the only member is the bot; each {@code step}th millisecond makes the shard. */
    static void found(World world, int from, int count, int step, int offset) {
        for (int number = from; number < from + count; number++) {
            Snowflake id = new Snowflake((FIRST_GUILD_MILLIS + (long) number * step + offset) << 22);
            world.found(id, "Load " + number, world.bot().id(), hall -> {
                for (int role = 0; role < ROLES; role++) {
                    hall.role(world.nextId(), "role-" + role, 0x100000 * role, 0, false);
                }
                for (int channel = 0; channel < CHANNELS; channel++) {
                    hall.text(world.nextId(), "channel-" + channel, null, null);
                }
            });
        }
    }

    private static void rounds(String format, DoubleSupplier work) {
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double cpu = cpuSeconds();
            long begun = System.nanoTime();
            double done = work.getAsDouble();
            rates.add(done / ((System.nanoTime() - begun) / 1e9));
            System.out.printf(
                    Locale.ROOT, "  " + format + "%n", rates.getLast(), (cpuSeconds() - cpu) * 1_000_000 / done);
        }
        System.out.printf(Locale.ROOT, "median: %,.0f a second%n", median(rates));
    }

    static double median(List<Double> values) {
        List<Double> measured = values.stream().skip(1).sorted().toList();
        return measured.get(measured.size() / 2);
    }

    static double cpuSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(200_000);
        }
    }
}
