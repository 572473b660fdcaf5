package dev.guildhall.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WorldTest {
    private final World world = new World(Clock.systemUTC(), Scenario.bot(), 10, 100);
    private Channel general;
    private Person owner;

    @BeforeEach
    void furnish() {
        Scenario.furnish(world);
        Guild tavern = world.guild(Scenario.TAVERN).orElseThrow();
        general = tavern.channels().get(1);
        owner = world.person(tavern.ownerId()).orElseThrow();
    }

    private List<String> contents(Window window, int limit) {
        return world.messages().page(general.id(), window, limit).stream()
                .map(Message::content)
                .toList();
    }

    @Test
    void channelForgetsItsOldestMessages() {
        for (int number = 0; number < 15; number++) {
            world.messages().post(general.id(), owner.id(), "message " + number);
        }
        assertThat(contents(new Window.Latest(), 100)).hasSize(10).first().isEqualTo("message 14");
        assertThat(contents(new Window.Latest(), 100)).last().isEqualTo("message 5");
    }

    @Test
    void historyIsGivenInPages() {
        List<Snowflake> ids = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            ids.add(world.messages().post(general.id(), owner.id(), "" + number).id());
        }
        assertThat(contents(new Window.Before(ids.get(3)), 2)).containsExactly("2", "1");
        assertThat(contents(new Window.After(ids.get(3)), 2)).containsExactly("5", "4");
        assertThat(contents(new Window.Around(ids.get(3)), 3)).containsExactly("4", "3", "2");
        assertThat(contents(new Window.Latest(), 1)).containsExactly("5");
    }

    @Test
    void listenersHearOfOneGuildInTheOrderOfIds() throws InterruptedException {
        var heard = new ConcurrentLinkedQueue<Snowflake>();
        world.listen(event -> {
            if (event instanceof WorldEvent.MessageCreated(Message message)) {
                heard.add(message.id());
            }
        });
        var done = new CountDownLatch(4);
        for (int writer = 0; writer < 4; writer++) {
            Thread.ofVirtual().start(() -> {
                for (int number = 0; number < 200; number++) {
                    world.messages().post(general.id(), owner.id(), "x");
                }
                done.countDown();
            });
        }
        done.await();
        assertThat(List.copyOf(heard)).hasSize(800).isSortedAccordingTo(Snowflake::compareTo);
    }

    @Test
    void oldestFilesAreGivenUp() {
        Message first = upload(60);
        Message second = upload(60);
        assertThat(world.attachments().find(file(first))).isEmpty();
        assertThat(world.attachments().find(file(second))).isPresent();
    }

    private Message upload(int size) {
        MessageDraft typed = MessageDraft.typed(general.id(), owner.id(), "file", null);
        Upload upload = new Upload("a.bin", "application/octet-stream", new FileContent(new byte[size]), null);
        return world.messages()
                .post(new MessageDraft(
                        typed.channel(),
                        typed.author(),
                        typed.content(),
                        typed.type(),
                        typed.flags(),
                        typed.tts(),
                        typed.embeds(),
                        typed.components(),
                        List.of(upload),
                        null,
                        null,
                        null,
                        null,
                        Json.object()));
    }

    private static Snowflake file(Message message) {
        return Snowflake.of(
                message.wire().path("attachments").path(0).path("id").asText());
    }

    @Test
    void mentionsAreOnlyThoseThatAreAllowed() {
        String text = "<@" + owner.id() + "> and @everyone";
        assertThat(Mentions.in(text, null).people()).containsExactly(owner.id());
        assertThat(Mentions.in(text, Json.parse("{\"parse\":[]}")).people()).isEmpty();
        assertThat(Mentions.in(text, Json.parse("{\"parse\":[\"everyone\"]}")).everyone())
                .isTrue();
        assertThat(Mentions.in(text, Json.parse("{\"users\":[\"" + owner.id() + "\"]}"))
                        .people())
                .containsExactly(owner.id());
    }
}
