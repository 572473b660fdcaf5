package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.gateway.Gateway;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.GuildFurniture;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes many guilds and much talk. */
record LoadControl(World world, Gateway gateway, Lookup lookup, AtomicInteger founded) {
    private static final long FIRST_GUILD_MILLIS = 195_000_000_000L;
    /** How many messages are sent between two looks at the sessions. */
    private static final int LOOK = 500;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    JsonNode guilds(JsonNode body) {
        int count = Numbers.within(body, "count", 1, 1, 10_000);
        int members = Numbers.within(body, "members", 10, 1, 10_000);
        int channels = Numbers.within(body, "channels", 3, 1, 100);
        var ids = Json.array();
        for (int made = 0; made < count; made++) {
            int number = founded.incrementAndGet();
            // Ids of successive milliseconds, so that the guilds spread evenly over any number of shards.
            Snowflake id = new Snowflake((FIRST_GUILD_MILLIS + number) << 22);
            List<Person> people = people(number, members);
            world.found(id, "Load " + number, people.getFirst().id(), hall -> furnish(hall, people, channels));
            ids.add(id.toString());
        }
        return Json.object().put("count", count).set("guilds", ids);
    }

    private List<Person> people(int guild, int count) {
        List<Person> people = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            String name = "load" + guild + "-" + number;
            people.add(new Person(world.nextId(), name, name, false, 0x95A5A6));
        }
        return people;
    }

    private void furnish(GuildFurniture hall, List<Person> people, int channels) {
        for (int number = 1; number <= channels; number++) {
            hall.text(world.nextId(), number == 1 ? "general" : "channel-" + number, null, null);
        }
        people.forEach(person -> hall.member(person, List.of()));
    }

    /**
     * Lets people talk at a steady rate; with {@code ahead}, no faster than the sessions take it, and no longer than asked.
     * {@code from} goes on with the people after so many messages.
     */
    JsonNode traffic(JsonNode body) throws InterruptedException {
        int authors = Numbers.within(body, "authors", 3, 1, 10_000);
        int rate = Numbers.within(body, "messagesPerSecond", 10, 1, 1_000_000);
        int seconds = Numbers.within(body, "seconds", 1, 1, 600);
        int from = Numbers.within(body, "from", 0, 0, Integer.MAX_VALUE);
        int ahead = Numbers.within(body, "ahead", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        List<Guild> guilds = body.hasNonNull("guild")
                ? List.of(lookup.guild(Lookup.text(body, "guild")))
                : List.copyOf(world.guilds());
        List<Place> places = places(guilds, authors);
        long begun = System.nanoTime();
        long total = (long) rate * seconds;
        long sent = 0;
        boolean endsInTime = body.hasNonNull("ahead");
        while (sent < total && !(endsInTime && System.nanoTime() - begun >= seconds * SECOND)) {
            long early = sent * SECOND / rate - (System.nanoTime() - begun);
            if (early > 1_000_000) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
            if (endsInTime && sent % LOOK == 0) {
                waitForSessions(ahead, begun + seconds * SECOND);
            }
            long number = from + sent;
            Place place = places.get((int) (number % places.size()));
            world.messages().post(place.channel(), place.author(), "Message " + number + " of a load test");
            sent++;
        }
        return Json.object()
                .put("sent", sent)
                .put("elapsedMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private void waitForSessions(int ahead, long deadline) throws InterruptedException {
        while (System.nanoTime() < deadline
                && gateway.sessions().stream().anyMatch(session -> session.queued() > ahead)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static List<Place> places(List<Guild> guilds, int authors) {
        List<List<Place>> byGuild =
                guilds.stream().map(guild -> places(guild, authors)).toList();
        List<Place> places = new ArrayList<>();
        for (int number = 0; number < authors; number++) {
            for (List<Place> guild : byGuild) {
                if (number < guild.size()) {
                    places.add(guild.get(number));
                }
            }
        }
        return places;
    }

    private static List<Place> places(Guild guild, int authors) {
        List<Channel> channels =
                guild.channels().stream().filter(Channel::takesMessages).toList();
        List<Place> places = new ArrayList<>();
        for (Member member : guild.members()) {
            if (!member.person().bot() && places.size() < authors) {
                places.add(new Place(
                        channels.get(places.size() % channels.size()).id(),
                        member.person().id()));
            }
        }
        return places;
    }

    private record Place(Snowflake channel, Snowflake author) {}
}
