package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.Gauges;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a module does in a guild and asks about it, as a module's author tests it. */
class ErrandsIT {

    private final Harness harness = Harness.start(new MedalModule());

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void roleAndMessageToOnePersonComeFromTheOutbox() {
        harness.message(SampleGuild.BEN, "hello");
        harness.settle();

        assertThat(harness.rolesOf(SampleGuild.BEN)).containsExactly(SampleGuild.BRONZE);
        assertThat(harness.sentTo(SampleGuild.BEN))
                .extracting(each -> each.body().text())
                .containsExactly("well done");
        assertThat(harness.message(SampleGuild.BEN, "again").author().roles()).containsExactly(SampleGuild.BRONZE);
    }

    @Test
    void roleThatDiscordRefusesIsGivenUpAndTheRestIsDone() {
        harness.refuseNext(1, 50013);
        harness.event(new MessageCreated(
                SampleGuild.ID,
                SampleGuild.place(SampleGuild.POST),
                Snowflakes.at(harness.clock().now()),
                SampleGuild.BEN,
                "hello",
                0));
        harness.settle();

        assertThat(harness.status().outbox().retried()).isZero();
        assertThat(harness.rolesOf(SampleGuild.BEN).isEmpty()
                        || harness.sentTo(SampleGuild.BEN).isEmpty())
                .isTrue();
    }

    @Test
    void guildMembersHistoryAndFilesCanBeAsked() {
        ModuleContext context = harness.context();
        Guilds guilds = context.service(Guilds.class);
        assertThat(guilds.guild(SampleGuild.ID).orElseThrow().power()).isEqualTo(6);
        Member guest = SampleGuild.member(1);
        assertThat(guilds.member(SampleGuild.ID, guest.id())).isEmpty();
        harness.add(guest);
        assertThat(guilds.member(SampleGuild.ID, guest.id())).contains(guest);
        assertThat(guilds.membersAfter(SampleGuild.ID, new UserId(0))).contains(guest, SampleGuild.ANNA);

        MessageCreated missed = harness.written(harness.clock().now(), SampleGuild.ANNA, "missed");
        harness.history(SampleGuild.GENERAL, missed);
        History.Page page = context.service(History.class)
                .after(
                        SampleGuild.ID,
                        SampleGuild.place(SampleGuild.GENERAL),
                        Snowflakes.at(harness.clock().now().minusSeconds(1)));
        assertThat(page.messages()).extracting(MessageCreated::content).containsExactly("missed");
        assertThat(page.messages().getFirst().author().roles()).isEmpty();
        assertThat(page.last()).isTrue();

        byte[] content = {1, 2, 3};
        assertThat(context.service(Downloads.class)
                        .fetch(harness.upload("a.csv", content).address(), 3))
                .isEqualTo(content);
    }

    @Test
    void moduleOfAnotherThatStoresAboutPeopleWithoutSayingSoDoesNotStart() {
        assertThatThrownBy(() -> Harness.start(new NosyModule()))
                .hasMessageContaining("nosy")
                .hasMessageContaining("nosy.seen.user_id")
                .hasMessageContaining("PersonalData");
    }

    /** Keeps a table about people, and says nothing of it. */
    private record NosyModule() implements BotModule {

        @Override
        public ModuleInfo info() {
            return new ModuleInfo("nosy", "Remembers everybody");
        }

        @Override
        public Feature create(ModuleContext context) {
            context.database().query(sql -> sql.execute("create schema nosy; create table nosy.seen (user_id bigint)"));
            return new Feature() {};
        }
    }

    @Test
    void numbersOfModulesAreShown() {
        assertThat(harness.status().gauges()).anySatisfy(gauge -> {
            assertThat(gauge.name()).isEqualTo("medals.given");
            assertThat(gauge.value()).isEqualTo(7);
        });
    }

    @Test
    void dataOfAPersonAreShownToThatPersonAloneAndErasedOnlyAfterAButton() {
        harness.set("general.prefix", "?");
        Reply offer = harness.command(SampleGuild.ADMIN, "privacy export", Map.of());
        assertThat(offer.onlyForCaller()).isTrue();
        Reply file = (Reply) harness.press(offer, "Get my data", SampleGuild.ADMIN);
        assertThat(file.onlyForCaller()).isTrue();
        assertThat(new String(file.body().attachments().getFirst().content(), StandardCharsets.UTF_8))
                .contains("general.prefix", SampleGuild.ADMIN.id().toString());

        Reply question = harness.command(SampleGuild.ADMIN, "privacy erase", Map.of());
        MessageUpdate erased = (MessageUpdate) harness.press(question, "Erase everything", SampleGuild.ADMIN);
        assertThat(erased.body().text()).startsWith("Done.");
        Reply after = (Reply) harness.press(offer, "Get my data", SampleGuild.ADMIN);
        assertThat(new String(after.body().attachments().getFirst().content(), StandardCharsets.UTF_8))
                .doesNotContain("general.prefix");
    }

    /** Gives a medal for every message of a person. */
    private record MedalModule() implements BotModule {

        @Override
        public ModuleInfo info() {
            return new ModuleInfo("medals", "Gives medals");
        }

        @Override
        public Feature create(ModuleContext context) {
            context.service(Gauges.class).show("medals.given", "Medals given", () -> 7);
            return new Feature() {
                @Override
                public List<Subscription<?>> subscriptions() {
                    return List.of(Subscription.to(MessageCreated.class, message -> give(context, message)));
                }
            };
        }

        private static void give(ModuleContext context, MessageCreated message) {
            if (message.author().bot()) {
                return;
            }
            UserId person = message.author().id();
            context.database().transaction(sql -> {
                context.outbox()
                        .add(
                                sql,
                                List.of(
                                        new Errand.GiveRole(message.guild(), person, SampleGuild.BRONZE, "a medal"),
                                        new Errand.SendDirect(message.guild(), person, MessageBody.text("well done"))));
                return true;
            });
        }
    }
}
