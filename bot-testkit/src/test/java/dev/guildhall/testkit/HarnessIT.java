package dev.guildhall.testkit;

import static dev.guildhall.db.jooq.settings.Tables.REVISION;
import static dev.guildhall.db.jooq.settings.Tables.VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HarnessIT {

    private final Harness harness = Harness.start(new EchoModule());

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void slashCommandIsAnswered() {
        assertThat(harness.command(SampleGuild.ANNA, "echo", Map.of("text", "hello")))
                .isEqualTo(Reply.text("Anna: hello"));
    }

    @Test
    void prefixCommandIsAnswered() {
        assertThat(harness.prefix(SampleGuild.ANNA, "!echo hello there"))
                .isEqualTo(MessageBody.text("Anna: hello there"));
    }

    @Test
    void permissionsComeFromRoles() {
        assertThat(harness.command(SampleGuild.ANNA, "shout", Map.of()).body().text())
                .contains("Manage Server");
        assertThat(harness.command(SampleGuild.MANAGER, "shout", Map.of())
                        .body()
                        .text())
                .isEqualTo("HELLO");
        assertThat(harness.prefix(SampleGuild.ADMIN, "!shout").text()).isEqualTo("HELLO");
        assertThat(harness.prefix(SampleGuild.BEN, "!shout").text()).contains("Manage Server");
    }

    @Test
    void whatTheOutboxSendsIsKeptOnceThoughSendingFailsAtFirst() {
        harness.failNextSends(1);
        harness.message(SampleGuild.BEN, "good morning");
        harness.settle();

        assertThat(harness.sent()).extracting(each -> each.body().text()).containsExactly("Ben wrote: good morning");
        assertThat(harness.sent().getFirst().channel()).isEqualTo(SampleGuild.ANNOUNCEMENTS);
    }

    @Test
    void settingHoldsAtOnceAndAfterARestart() {
        harness.set("echo.mark", "!");
        assertThat(harness.command(SampleGuild.ANNA, "echo", Map.of("text", "hello")))
                .isEqualTo(Reply.text("Anna! hello"));
        harness.settle();
        assertThat(harness.command(SampleGuild.ANNA, "echo", Map.of("text", "hello")))
                .isEqualTo(Reply.text("Anna! hello"));
        assertThatThrownBy(() -> harness.set("echo.mark", "")).hasMessageContaining("echo.mark");
        assertThatThrownBy(() -> harness.set("echo.mask", "!")).hasMessageContaining("echo.mask");
    }

    private String echo() {
        return harness.command(SampleGuild.ANNA, "echo", Map.of("text", "hello"))
                .body()
                .text();
    }

    @Test
    void settingWhoseNotificationWasLostHoldsNevertheless() {
        harness.set("echo.mark", "!");
        assertThat(echo()).isEqualTo("Anna! hello");

        // As another process writes it, but without a word to anybody.
        harness.database().transaction(sql -> {
            sql.update(VALUE)
                    .set(VALUE.VALUE_, "?")
                    .where(VALUE.GUILD_ID.eq(SampleGuild.ID.value()), VALUE.NAME.eq("echo.mark"))
                    .execute();
            return sql.update(REVISION)
                    .set(REVISION.REVISION_, REVISION.REVISION_.plus(1))
                    .set(REVISION.CHANGED_AT, DSL.currentOffsetDateTime())
                    .where(REVISION.GUILD_ID.eq(SampleGuild.ID.value()))
                    .execute();
        });
        Await.until("the change holds", () -> echo().equals("Anna? hello"));
    }

    @Test
    void clockIsInsideTheIdsOfMessages() {
        harness.clock().advance(Duration.ofMinutes(5));

        MessageCreated first = harness.message(SampleGuild.BEN, "one");
        MessageCreated second = harness.message(SampleGuild.BEN, "two");

        assertThat(first.id().time())
                .isEqualTo(harness.clock().now())
                .isEqualTo(second.id().time());
        assertThat(first.id()).isNotEqualTo(second.id());
    }

    @Test
    void commandsAreRegistered() {
        assertThat(harness.registeredCommands()).extracting(Command::name).contains("echo", "shout", "help");
    }

    /** Repeats what people say, in one way or another. */
    static final class EchoModule implements BotModule {

        private static final SettingKey<String> MARK =
                new SettingKey<>("echo.mark", SettingTypes.text(1, 1), ":", "What stands behind a name");

        @Override
        public ModuleInfo info() {
            return new ModuleInfo("echo", "Repeats what people say");
        }

        @Override
        public Feature create(ModuleContext context) {
            return new Feature() {
                @Override
                public List<SettingKey<?>> settings() {
                    return List.of(MARK);
                }

                @Override
                public List<Command> commands() {
                    return List.of(
                            Command.of(
                                            "echo",
                                            "Repeats a text",
                                            call -> Reply.text(call.caller().name()
                                                    + context.settings()
                                                            .of(call.guild())
                                                            .get(MARK) + " "
                                                    + call.arguments()
                                                            .text("text")
                                                            .orElseThrow()))
                                    .withOption(Option.of(OptionType.TEXT, "text", "What to repeat")),
                            Command.of("shout", "Is loud", call -> Reply.text("HELLO"))
                                    .requiring(Permission.MANAGE_GUILD));
                }

                @Override
                public List<Subscription<?>> subscriptions() {
                    return List.of(Subscription.to(MessageCreated.class, message -> {
                        if (!message.content().startsWith("!")) {
                            context.database().transaction(sql -> {
                                context.outbox()
                                        .send(
                                                sql,
                                                message.guild(),
                                                SampleGuild.ANNOUNCEMENTS,
                                                MessageBody.text(
                                                        message.author().name() + " wrote: " + message.content()));
                                return true;
                            });
                        }
                    }));
                }
            };
        }
    }
}
