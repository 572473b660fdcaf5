package dev.guildhall.javacord.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.javacord.rest.FakeRest;
import dev.guildhall.javacord.rest.FakeRest.Request;
import dev.guildhall.javacord.rest.FakeRest.Response;
import dev.guildhall.javacord.rest.RecordingLimit;
import dev.guildhall.javacord.rest.RestClient;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the REST interface tells of archived threads. */
class RestHistoryTest {

    private static final GuildId GUILD = new GuildId(1);
    private static final ChannelId CATEGORY = new ChannelId(10);
    private static final ChannelId FORUM = new ChannelId(11);
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Response NONE = Response.ok("{'threads':[],'has_more':false}".replace('\'', '"'));

    /** Knows the forum, and no archived thread. */
    private record Cache() implements GuildCache {

        @Override
        public Set<GuildId> served() {
            return Set.of(GUILD);
        }

        @Override
        public Optional<Guild> guild(GuildId guild) {
            return Optional.empty();
        }

        @Override
        public boolean knows(GuildId guild, ChannelId channel) {
            return channel.equals(FORUM) || channel.equals(CATEGORY);
        }

        @Override
        public Place place(GuildId guild, ChannelId channel) {
            return channel.equals(FORUM) ? new Place(FORUM, List.of(CATEGORY)) : Place.of(channel);
        }

        @Override
        public long permissions(GuildId guild, Place place, Member member) {
            return 0;
        }
    }

    private static void with(Function<Request, Response> answers, Consumer<History> test) {
        try (FakeRest server = new FakeRest(answers);
                RestClient rest = new RestClient(server.base(), "token", new RecordingLimit(), () -> {})) {
            test.accept(new RestHistory(rest, new Cache(), BackgroundPace.ofShards(1_000, 1)));
        }
    }

    private static MessageId at(Instant time) {
        return new MessageId(Snowflake.firstOf(time.toEpochMilli()));
    }

    private static String thread(long id, String last, Instant archived) {
        return ("{'id':'" + id + "','last_message_id':" + last + ",'thread_metadata':{'archive_timestamp':'" + archived
                        + "'}}")
                .replace('\'', '"');
    }

    private static Response page(boolean more, List<String> threads) {
        return Response.ok("{\"threads\":[" + String.join(",", threads) + "],\"has_more\":" + more + "}");
    }

    @Test
    void eachOfManyThreadsLiesInItsForum() {
        AtomicInteger told = new AtomicInteger(100);
        Function<Request, Response> answers = request -> {
            if (request.path().endsWith("/messages")) {
                return Response.ok(
                        "[{\"id\":\"200\",\"author\":{\"id\":\"5\",\"username\":\"anna\"},\"content\":\"hi\"}]");
            }
            if (request.path().endsWith("/private")) {
                return NONE;
            }
            return page(
                    true,
                    IntStream.range(0, 100)
                            .mapToObj(i -> thread(told.getAndIncrement(), "null", NOON))
                            .toList());
        };
        with(answers, history -> {
            History.Archive archive = history.archivedThreads(GUILD, FORUM, new MessageId(0));
            assertThat(archive.threads()).hasSize(10_000);
            assertThat(archive.complete()).isFalse();
            assertThat(archive.threads())
                    .allSatisfy(each -> assertThat(each.within()).containsExactly(FORUM, CATEGORY));
            for (Place thread :
                    List.of(archive.threads().getFirst(), archive.threads().getLast())) {
                History.Page page = history.after(GUILD, thread, new MessageId(0));
                assertThat(page.messages()).hasSize(1);
                assertThat(page.messages().getFirst().place()).isEqualTo(thread);
            }
        });
    }

    @Test
    void threadsThatEndedBeforeAreLeftOutAndNotLookedFor() {
        MessageId noon = at(NOON);
        String before = Long.toString(noon.value() - 1);
        String after = Long.toString(noon.value() + 1);
        Instant evening = NOON.plusSeconds(3_600);
        Instant morning = NOON.minusSeconds(3_600);
        Map<Integer, Response> pages = Map.of(
                0,
                page(
                        true,
                        List.of(
                                thread(21, quoted(after), evening),
                                thread(22, quoted(before), evening),
                                thread(23, "null", evening))),
                1,
                page(
                        true,
                        List.of(
                                thread(24, "null", morning),
                                thread(noon.value() + 5, "null", morning),
                                thread(25, quoted(before), morning))));
        AtomicInteger asked = new AtomicInteger();
        Function<Request, Response> answers = request ->
                request.path().endsWith("/private") ? NONE : pages.getOrDefault(asked.getAndIncrement(), NONE);
        with(answers, history -> {
            History.Archive archive = history.archivedThreads(GUILD, FORUM, noon);
            assertThat(archive.threads().stream()
                            .map(each -> each.channel().value())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(21L, 23L, noon.value() + 5);
            assertThat(archive.complete()).isTrue();
            assertThat(asked).hasValue(2);
        });
    }

    @Test
    void threadThatTheGatewayDoesNotKnowLiesWhereDiscordSays() {
        ChannelId thread = new ChannelId(31);
        Function<Request, Response> answers =
                request -> Response.ok("{\"id\":\"31\",\"type\":11,\"parent_id\":\"" + FORUM + "\"}");
        with(answers, history -> {
            assertThat(history.place(GUILD, thread)).isEqualTo(new Place(thread, List.of(FORUM, CATEGORY)));
            assertThat(history.place(GUILD, CATEGORY)).isEqualTo(Place.of(CATEGORY));
        });
    }

    private static String quoted(String id) {
        return "'" + id + "'";
    }
}
