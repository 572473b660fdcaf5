package dev.guildhall.xp.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Row;
import dev.guildhall.testkit.Await;
import dev.guildhall.xp.SampleTexts;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.operation.Chunk;
import dev.guildhall.xp.operation.Meaning;
import dev.guildhall.xp.operation.Operations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaterTest {

    private static final Later.Asked ASKED = new Later.Asked(new GuildId(1), new ChannelId(2), new SampleTexts());
    private static final MessageBody BODY = new MessageBody(
            "done",
            List.of(),
            List.of(new Attachment("file.txt", "", new byte[1])),
            List.of(Row.of(Component.Button.of("Do it", Action.of("xp.confirm", "7")))));

    private final List<Errand> sent = new CopyOnWriteArrayList<>();
    private final Outbox outbox = (transaction, errands) -> sent.addAll(errands);
    private final Database nothing = new Nothing();
    private final CountDownLatch ready = new CountDownLatch(1);
    private Background background = background(Duration.ofSeconds(30));

    @AfterEach
    void close() {
        ready.countDown();
        background.close();
    }

    private Background background(Duration patience) {
        Clock clock = Clock.systemUTC();
        return new Background(
                new Operations(
                        nothing,
                        new Months(nothing, clock, Duration.ofDays(90)),
                        new Meaningless(),
                        new Chunk(nothing, outbox),
                        clock),
                patience);
    }

    private Later later(int places) {
        return later(Places.of(places, "admin.busy"));
    }

    private Later later(Places places) {
        return new Later(background, nothing, outbox, places);
    }

    private void impatient() {
        background.close();
        background = background(Duration.ZERO);
    }

    private void await() {
        try {
            ready.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsReadySoonIsTheAnswer() {
        Reply reply = later(1).answer(ASKED, "work", "admin.later", () -> Later.Answer.of(BODY));
        assertThat(reply).isEqualTo(new Reply(BODY, true));
        assertThat(sent).isEmpty();
    }

    @Test
    void whatIsReadyLaterIsToldInTheChannelWithButtonsForAllAndWithoutFiles() {
        impatient();
        Reply reply = later(1).answer(ASKED, "work", "admin.later", () -> {
            await();
            return Later.Answer.of(BODY);
        });
        assertThat(reply.body().text()).isEqualTo("admin.later");
        ready.countDown();
        Await.until("it is told", () -> !sent.isEmpty());
        assertThat(sent)
                .containsExactly(new Errand.SendMessage(
                        ASKED.guild(),
                        ASKED.channel(),
                        MessageBody.text("done")
                                .withRows(Row.of(Component.Button.of(
                                        "Do it", Action.of("xp.confirm", "7").openToEverybody())))));
    }

    @Test
    void failureSoonIsThrownAndOneLaterIsToldInTheChannel() {
        assertThatThrownBy(() -> later(1).answer(ASKED, "work", "admin.later", LaterTest::fail))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");
        assertThat(sent).isEmpty();

        impatient();
        later(1).answer(ASKED, "work", "admin.later", () -> {
            await();
            return fail();
        });
        ready.countDown();
        Await.until("it is told", () -> !sent.isEmpty());
        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        Errand.SendMessage.class,
                        message ->
                                assertThat(message.body().text()).matches("admin\\.later\\.failed error=[0-9A-Z]{6}"));
    }

    private static Later.Answer fail() {
        throw new IllegalStateException("on purpose");
    }

    @Test
    void whoComesWhileAllPlacesAreTakenIsAskedToComeAgain() {
        impatient();
        Later one = later(1);
        one.answer(ASKED, "work", "admin.later", () -> {
            await();
            return Later.Answer.of(BODY);
        });
        assertThat(one.answer(ASKED, "work", "admin.later", LaterTest::fail)
                        .body()
                        .text())
                .isEqualTo("admin.busy");
        ready.countDown();
        Await.until(
                "the place is free",
                () -> !one.answer(ASKED, "work", "admin.later", () -> Later.Answer.of(BODY))
                        .body()
                        .text()
                        .equals("admin.busy"));
    }

    @Test
    void guildHasOneAtATimeWhicheverPlaceItTakesAndLeavesTheOthersToOthers() {
        impatient();
        Set<GuildId> running = ConcurrentHashMap.newKeySet();
        Later files = later(Places.of(2, "files.busy").oneForEachGuild(running, "running"));
        Later pages = later(Places.of(1, "pages.busy").oneForEachGuild(running, "running"));
        Later.Asked other = new Later.Asked(new GuildId(9), new ChannelId(2), new SampleTexts());

        assertThat(said(pages, ASKED)).isEqualTo("admin.later");
        assertThat(said(pages, ASKED)).isEqualTo("running");
        assertThat(said(files, ASKED)).isEqualTo("running");
        assertThat(said(pages, other)).isEqualTo("pages.busy");
        assertThat(said(files, other)).as("a refusal holds nothing").isEqualTo("admin.later");
        ready.countDown();
        Await.until("all is done", () -> sent.size() == 2 && running.isEmpty());
        assertThat(said(files, ASKED)).isNotEqualTo("running");
    }

    private String said(Later later, Later.Asked asked) {
        return later.answer(asked, "work", "admin.later", () -> {
                    await();
                    return Later.Answer.of(BODY);
                })
                .body()
                .text();
    }

    /** Runs what is done in a transaction, without any. */
    private static final class Nothing implements Database {

        @Override
        public <T> T query(Function<DSLContext, T> work) {
            return work.apply(DSL.using(SQLDialect.POSTGRES));
        }

        @Override
        public <T> T transaction(Function<DSLContext, T> work) {
            return work.apply(DSL.using(SQLDialect.POSTGRES));
        }
    }

    private static final class Meaningless implements Meaning {

        @Override
        public InGuild of(GuildId guild) {
            throw new UnsupportedOperationException("nothing is applied here");
        }

        @Override
        public void changedMany(DSLContext transaction, GuildId guild, UserId actor) {
            throw new UnsupportedOperationException("nothing is applied here");
        }
    }
}
