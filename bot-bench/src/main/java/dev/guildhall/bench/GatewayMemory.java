package dev.guildhall.bench;

import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Snowflake;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * What guilds at rest take of the heap, while bots are connected that were told of all of them. Their own data is what the same
 * roles, channels and members take as plain records in arrays; the rest is what finding them fast and serving them costs.
 */
final class GatewayMemory {

    private static final int GUILDS_OF_A_SHARD = 2_500;

    private GatewayMemory() {}

    private record Own(String name, Snowflake id, Role[] roles, Channel[] channels, Member[] members) {}

    static void run(int count) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "memory: %,d guilds of %d channels and %d roles%n",
                count,
                GatewayThroughput.CHANNELS,
                GatewayThroughput.ROLES);
        int shards = Math.max(1, count / GUILDS_OF_A_SHARD);
        List<RawReader> readers = new ArrayList<>();
        try (Simulator simulator = GatewayThroughput.simulator()) {
            long empty = heap();
            double cpu = GatewayThroughput.cpuSeconds();
            GatewayThroughput.found(simulator.world(), 0, count, 1, 0);
            double founded = GatewayThroughput.cpuSeconds();
            long worldOnly = heap();
            for (int shard = 0; shard < shards; shard++) {
                RawReader reader = new RawReader(simulator.gatewayUrl());
                readers.add(reader);
                reader.identify(shard, shards);
            }
            GatewayThroughput.await(
                    () -> readers.stream().mapToLong(RawReader::guilds).sum() == count + 2);
            double introduced = GatewayThroughput.cpuSeconds();
            rest();
            long all = heap();
            List<Own> copies = new ArrayList<>();
            simulator.world().guilds().forEach(guild -> copies.add(copy(guild)));
            long own = heap() - all;
            System.out.printf(
                    Locale.ROOT,
                    "  founded in %.1f CPU-s, told to %d shards in %.1f CPU-s%n",
                    founded - cpu,
                    shards,
                    introduced - founded);
            System.out.printf(
                    Locale.ROOT,
                    "  %,d MiB with %d sessions; a guild: %,d bytes, of these %,d its own data,"
                            + " %,d for finding it, %,d in sessions and their replay%n",
                    all >> 20,
                    shards,
                    (all - empty) / count,
                    own / copies.size(),
                    (worldOnly - empty) / count - own / copies.size(),
                    (all - worldOnly) / count);
        } finally {
            for (RawReader reader : readers) {
                reader.close();
            }
        }
    }

    /** Until the process has had nothing to do for a second: what was sent is packed away a little later. */
    private static void rest() {
        double before;
        do {
            before = GatewayThroughput.cpuSeconds();
            LockSupport.parkNanos(1_000_000_000);
        } while (GatewayThroughput.cpuSeconds() - before > 0.2);
    }

    private static Own copy(Guild guild) {
        return new Own(
                text(guild.name()),
                id(guild.id()),
                guild.roles().stream().map(GatewayMemory::copy).toArray(Role[]::new),
                guild.channels().stream().map(GatewayMemory::copy).toArray(Channel[]::new),
                guild.members().stream()
                        .map(member -> member.withNick(member.nick()))
                        .toArray(Member[]::new));
    }

    private static Role copy(Role role) {
        return new Role(
                id(role.id()),
                text(role.name()),
                role.color(),
                role.permissions(),
                role.position(),
                role.hoist(),
                role.managed());
    }

    private static Channel copy(Channel channel) {
        return new Channel(
                id(channel.id()),
                channel.guild(),
                channel.type(),
                text(channel.name()),
                channel.topic(),
                channel.parent(),
                channel.position(),
                channel.overwrites(),
                channel.recipients());
    }

    private static Snowflake id(Snowflake id) {
        return new Snowflake(id.value());
    }

    private static String text(String text) {
        return new String(text.toCharArray());
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
