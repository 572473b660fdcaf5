package dev.guildhall.javacord.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.javacord.rest.FakeRest.Request;
import dev.guildhall.javacord.rest.FakeRest.Response;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RestClientTest {

    private static final String SENT = "{\"id\":\"77\"}";
    private static final OutgoingMessage HELLO = OutgoingMessage.of(MessageBody.text("hello"));
    private static final ChannelId CHANNEL = new ChannelId(5);

    private final RecordingLimit limit = new RecordingLimit();
    private final AtomicInteger unauthorized = new AtomicInteger();

    private interface Work {
        void run(FakeRest server, RestClient rest) throws Exception;
    }

    private void with(Function<Request, Response> answers, Work work) throws Exception {
        try (FakeRest server = new FakeRest(answers);
                RestClient rest = new RestClient(server.base(), "s3cret", limit, unauthorized::incrementAndGet)) {
            work.run(server, rest);
        }
    }

    private static Function<Request, Response> firstThen(Response first, Response later) {
        AtomicInteger count = new AtomicInteger();
        return request -> count.getAndIncrement() == 0 ? first : later;
    }

    @Test
    void messageCarriesTokenNonceReferenceAndMentionsNobody() throws Exception {
        with(request -> Response.ok(SENT), (server, rest) -> {
            MessageId id = new Messages(rest)
                    .send(
                            CHANNEL,
                            new OutgoingMessage(
                                    MessageBody.text("@everyone"), Optional.of(new MessageId(9)), Optional.of("n1")));
            assertThat(id).isEqualTo(new MessageId(77));
            Request request = server.requests().getFirst();
            assertThat(request.path()).isEqualTo("/api/v10/channels/5/messages");
            assertThat(request.authorization()).contains("Bot s3cret");
            assertThat(request.body())
                    .contains("\"allowed_mentions\":{\"parse\":[]}")
                    .contains("\"nonce\":\"n1\",\"enforce_nonce\":true")
                    .contains("\"message_reference\":{\"message_id\":\"9\",\"fail_if_not_exists\":false}");
            assertThat(limit.calls).hasValue(1);
        });
    }

    @Test
    void answerIsSentWithoutReferenceWhereHistoryMayNotBeRead() throws Exception {
        Response hidden = new Response(
                400,
                "{\"message\":\"Cannot reply without permission to read message history\",\"code\":160002}",
                Map.of());
        with(firstThen(hidden, Response.ok(SENT)), (server, rest) -> {
            Attachment file = new Attachment("card.png", "a card", "PNG!".getBytes(StandardCharsets.UTF_8));
            MessageBody body = new MessageBody("look", List.of(), List.of(file));
            OutgoingMessage answer = new OutgoingMessage(body, Optional.of(new MessageId(9)), Optional.of("n1"));
            assertThat(new Messages(rest).send(CHANNEL, answer)).isEqualTo(new MessageId(77));
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(0).body()).contains("message_reference");
            assertThat(server.requests().get(1).body())
                    .doesNotContain("message_reference")
                    .contains("\"nonce\":\"n1\"", "\"content\":\"look\"", "PNG!");
        });
    }

    @Test
    void callsWaitUntilTheirBucketResets() throws Exception {
        StrictBucket bucket = new StrictBucket(2, Duration.ofMillis(300));
        with(request -> bucket.answer(), (server, rest) -> {
            Messages messages = new Messages(rest);
            List<Future<MessageId>> sent = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 6; i++) {
                    sent.add(threads.submit(() -> messages.send(CHANNEL, HELLO)));
                }
            }
            for (Future<MessageId> message : sent) {
                assertThat(message.get()).isEqualTo(new MessageId(77));
            }
            assertThat(bucket.refused()).isZero();
            assertThat(server.requests()).hasSize(6);
        });
    }

    /** Discord's side of a limit: refuses what comes too early. */
    private static final class StrictBucket {

        private final int limit;
        private final Duration window;
        private long reset = System.nanoTime();
        private int left;
        private int refused;

        StrictBucket(int limit, Duration window) {
            this.limit = limit;
            this.window = window;
        }

        synchronized Response answer() {
            long now = System.nanoTime();
            if (now - reset >= 0) {
                reset = now + window.toNanos();
                left = limit;
            }
            if (left == 0) {
                refused++;
                return Response.limited(0.1, "user");
            }
            left--;
            return Response.ok(SENT).withBucket("abc", limit, left, (reset - now) / 1e9);
        }

        synchronized int refused() {
            return refused;
        }
    }

    @Test
    void sharedLimitDelaysOnlyTheBucket() throws Exception {
        with(firstThen(Response.limited(0.05, "shared"), Response.ok(SENT)), (server, rest) -> {
            assertThat(new Messages(rest).send(CHANNEL, HELLO)).isEqualTo(new MessageId(77));
            assertThat(server.requests()).hasSize(2);
            assertThat(limit.pauses).isEmpty();
        });
    }

    @Test
    void userLimitDelaysOnlyTheBucket() throws Exception {
        with(firstThen(Response.limited(0.05, "user"), Response.ok(SENT)), (server, rest) -> {
            new Messages(rest).send(CHANNEL, HELLO);
            assertThat(limit.pauses).isEmpty();
        });
    }

    @Test
    void globalLimitPausesEverybody() throws Exception {
        with(firstThen(Response.limited(0.25, "global"), Response.ok(SENT)), (server, rest) -> {
            new Messages(rest).send(CHANNEL, HELLO);
            assertThat(limit.pauses).containsExactly(Duration.ofMillis(250));
        });
    }

    @Test
    void refusalByWhatStandsBeforeDiscordPausesEverybody() throws Exception {
        Response banned = new Response(429, "<html>", Map.of("Retry-After", "1"));
        with(firstThen(banned, Response.ok(SENT)), (server, rest) -> {
            new Messages(rest).send(CHANNEL, HELLO);
            assertThat(limit.pauses).containsExactly(Duration.ofSeconds(1));
        });
    }

    @Test
    void limitBeyondPatienceIsRetryableFailure() throws Exception {
        with(request -> Response.limited(4000, "shared"), (server, rest) -> {
            DiscordException failure =
                    catchThrowableOfType(DiscordException.class, () -> new Messages(rest).send(CHANNEL, HELLO));
            assertThat(failure).hasMessageContaining("4000000 ms");
            assertThat(failure.retryable()).isTrue();
        });
    }

    @Test
    void limitBeyondPatienceIsRememberedAndNothingMoreIsSent() throws Exception {
        with(request -> Response.limited(300, "user"), (server, rest) -> {
            Messages messages = new Messages(rest);
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> messages.send(CHANNEL, HELLO)).isInstanceOf(DiscordException.class);
            }
            assertThat(server.requests()).hasSize(1);
        });
    }

    @Test
    void globalLimitBeyondPatienceHoldsEveryChannelBack() throws Exception {
        with(request -> Response.limited(300, "global"), (server, rest) -> {
            Messages messages = new Messages(rest);
            for (int i = 0; i < 20; i++) {
                ChannelId channel = new ChannelId(100 + i);
                DiscordException failure =
                        catchThrowableOfType(DiscordException.class, () -> messages.send(channel, HELLO));
                assertThat(failure.retryable()).isTrue();
            }
            assertThat(server.requests()).hasSize(1);
            assertThat(limit.pauses).containsExactly(Duration.ofSeconds(300));
        });
    }

    @Test
    void limitWithoutTimeEndsAfterTenRequests() throws Exception {
        with(request -> Response.limited(0, "user"), (server, rest) -> {
            assertThatThrownBy(() -> responder(rest, 1).answer(SignedResponse.plain(Reply.text("hi"))))
                    .hasMessageContaining("10 times")
                    .hasMessageContaining("50 ms");
            assertThat(server.requests()).hasSize(10);
        });
    }

    @Test
    void serverErrorIsTriedAgainWithTheSameNonce() throws Exception {
        isTriedAgain(new Response(502, "<html>", Map.of()));
    }

    @Test
    void successThatIsNotDiscordsOwnIsNone() throws Exception {
        isTriedAgain(new Response(200, "<html>", Map.of()));
    }

    private void isTriedAgain(Response first) throws Exception {
        with(firstThen(first, Response.ok(SENT)), (server, rest) -> {
            new Messages(rest).send(CHANNEL, HELLO);
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(0).body())
                    .isEqualTo(server.requests().get(1).body());
        });
    }

    @Test
    void brokenConnectionIsTriedAgain() throws Exception {
        with(firstThen(new Response(0, "", Map.of()), Response.ok(SENT)), (server, rest) -> {
            new Messages(rest).send(CHANNEL, HELLO);
            assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void refusalNamesRouteAndDiscordsCode() throws Exception {
        Response unknown = new Response(404, "{\"message\":\"Unknown Channel\",\"code\":10003}", Map.of());
        with(request -> unknown, (server, rest) -> {
            DiscordException failure =
                    catchThrowableOfType(DiscordException.class, () -> new Messages(rest).send(CHANNEL, HELLO));
            assertThat(failure.code()).isEqualTo(10003);
            assertThat(failure.retryable()).isFalse();
            assertThat(failure)
                    .hasMessageContaining("POST /channels/5/messages")
                    .hasMessageContaining("Unknown Channel");
        });
    }

    @Test
    void answerThatIsNotDiscordsOwnIsRetryable() throws Exception {
        for (Response foreign : List.of(
                new Response(403, "<html>Access denied</html>", Map.of()),
                new Response(408, "", Map.of()),
                new Response(404, "{\"message\":\"404: Not Found\",\"code\":0}", Map.of()))) {
            with(request -> foreign, (server, rest) -> {
                DiscordException failure =
                        catchThrowableOfType(DiscordException.class, () -> new Messages(rest).send(CHANNEL, HELLO));
                assertThat(failure.retryable()).isTrue();
                assertThat(failure)
                        .hasMessageContaining(Integer.toString(foreign.status()))
                        .hasMessageContaining("proxy or firewall");
                assertThat(server.requests()).hasSize(1);
            });
        }
    }

    @Test
    void refusedTokenLosesNothing() throws Exception {
        Response response = new Response(401, "{\"message\":\"401: Unauthorized\",\"code\":40001}", Map.of());
        with(request -> response, (server, rest) -> {
            DiscordException failure =
                    catchThrowableOfType(DiscordException.class, () -> new Messages(rest).send(CHANNEL, HELLO));
            assertThat(failure.retryable()).isTrue();
            assertThat(unauthorized).hasValue(1);
        });
    }

    @Test
    void refusedTokenIsReportedAndNotShown() throws Exception {
        Response response = new Response(401, "{\"message\":\"401: Unauthorized\",\"code\":0}", Map.of());
        with(request -> response, (server, rest) -> {
            assertThatThrownBy(() -> new Application(rest).id())
                    .hasMessageContaining("DISCORD_TOKEN")
                    .hasMessageNotContaining("s3cret");
            assertThat(unauthorized).hasValue(1);
        });
    }

    @Test
    void firstReplyCarriesFileAndNoBotToken() throws Exception {
        with(request -> new Response(204, "", Map.of()), (server, rest) -> {
            Attachment file = new Attachment("card.png", "a card", "PNG!".getBytes(StandardCharsets.UTF_8));
            responder(rest, 1)
                    .answer(SignedResponse.plain(Reply.file("look", file).forCallerOnly()));
            Request request = server.requests().getFirst();
            assertThat(request.path()).isEqualTo("/api/v10/interactions/1/tok-1/callback");
            assertThat(request.authorization()).isEmpty();
            assertThat(request.contentType()).startsWith("multipart/form-data; boundary=");
            assertThat(request.body())
                    .contains("name=\"payload_json\"", "\"type\":4", "\"flags\":64")
                    .contains("name=\"files[0]\"; filename=\"card.png\"", "PNG!");
            assertThat(limit.calls).hasValue(0);
        });
    }

    @Test
    void deferredAnswerEditsTheOriginal() throws Exception {
        with(request -> Response.ok("{}"), (server, rest) -> {
            Responder responder = responder(rest, 1);
            responder.acknowledge(true);
            responder.answer(SignedResponse.plain(Reply.text("done")));
            assertThat(server.requests().get(0).body()).contains("\"type\":5").contains("\"flags\":64");
            Request edit = server.requests().get(1);
            assertThat(edit.method() + " " + edit.path())
                    .isEqualTo("PATCH /api/v10/webhooks/2/tok-1/messages/@original");
            assertThat(edit.body()).contains("\"content\":\"done\"");
        });
    }

    @Test
    void firstResponseThatWasTakenAlreadyIsOursAndIsEdited() throws Exception {
        LostFirstAnswer discord = new LostFirstAnswer();
        with(discord::answer, (server, rest) -> {
            responder(rest, 1).answer(SignedResponse.plain(Reply.text("once")));
            assertThat(discord.shown()).contains("\"content\":\"once\"");
        });
    }

    @Test
    void acknowledgementWhoseAnswerWasLostStillGetsTheAnswer() throws Exception {
        LostFirstAnswer discord = new LostFirstAnswer();
        with(discord::answer, (server, rest) -> {
            Responder responder = responder(rest, 1);
            discord.answersNothing(true);
            assertThatThrownBy(() -> responder.acknowledge(false)).isInstanceOf(DiscordException.class);
            discord.answersNothing(false);
            responder.answer(SignedResponse.plain(Reply.text("done")));
            assertThat(discord.shown()).contains("\"content\":\"done\"");
        });
    }

    /** Discord's side of an interaction: takes a first response, fails to say so, and takes no second one. */
    private static final class LostFirstAnswer {

        private static final Response TWICE = new Response(
                400, "{\"message\":\"Interaction has already been acknowledged.\",\"code\":40060}", Map.of());

        private String shown = "";
        private boolean silent;

        synchronized Response answer(Request request) {
            if (request.method().equals("PATCH")) {
                shown = request.body();
                return Response.ok("{}");
            }
            boolean first = shown.isEmpty();
            if (first) {
                shown = request.body();
            }
            return first || silent ? new Response(500, "", Map.of()) : TWICE;
        }

        synchronized void answersNothing(boolean nothing) {
            silent = nothing;
        }

        synchronized String shown() {
            return shown;
        }
    }

    @Test
    void expiredInteractionIsRefusedWithoutItsToken() throws Exception {
        Response unknown = new Response(404, "{\"message\":\"Unknown interaction\",\"code\":10062}", Map.of());
        with(
                request -> unknown,
                (server, rest) -> assertThatThrownBy(
                                () -> responder(rest, 1).answer(SignedResponse.plain(Reply.text("late"))))
                        .hasMessageContaining("POST /interactions/1/{token}/callback")
                        .hasMessageNotContaining("tok-1"));
    }

    @Test
    void answerThatStopsAfterItsHeadersIsGivenUp() throws Exception {
        with(
                request -> Response.stalled(),
                (server, rest) -> assertThatThrownBy(
                                () -> responder(rest, 1).answer(SignedResponse.plain(Reply.text("hi"))))
                        .isInstanceOf(DiscordException.class)
                        .hasMessageContaining("the answer did not end"));
    }

    @Test
    void fiftyFirstRepliesAreUnderWayAtOnce() throws Exception {
        CountDownLatch allThere = new CountDownLatch(50);
        with(
                request -> {
                    allThere.countDown();
                    try {
                        boolean together = allThere.await(2, TimeUnit.SECONDS);
                        return new Response(together ? 204 : 418, "", Map.of());
                    } catch (InterruptedException interrupted) {
                        return new Response(418, "", Map.of());
                    }
                },
                (server, rest) -> {
                    List<Future<?>> replies = new ArrayList<>();
                    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        for (int i = 0; i < 50; i++) {
                            Responder responder = responder(rest, i);
                            replies.add(threads.submit(() -> responder.answer(SignedResponse.plain(Reply.text("hi")))));
                        }
                    }
                    for (Future<?> reply : replies) {
                        reply.get();
                    }
                    assertThat(server.requests()).hasSize(50);
                });
    }

    private static Responder responder(RestClient rest, long id) {
        return new Interaction(rest, new MessageId(id), new MessageId(2), "tok-" + id).command();
    }
}
