package example.greeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.settings.SettingsModule;
import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class GreeterModuleIT {

    @Test
    void greetsWithTheWordsOfTheServer() {
        try (Harness harness = Harness.start(new GreeterModule())) {
            assertThat(harness.command(SampleGuild.ANNA, "greet", Map.of()))
                    .isEqualTo(Reply.text("Hello, " + SampleGuild.ANNA.mention() + "!"));

            harness.set("greeter.greeting", "Moin");
            assertThat(harness.prefix(SampleGuild.ANNA, "!greet " + SampleGuild.BEN.mention()))
                    .isEqualTo(MessageBody.text("Moin, " + SampleGuild.BEN.mention() + "!"));
        }
    }

    @Test
    void whatItDeclaresIsInSettingsHelpAndDocumentationInBothLanguages() {
        try (Harness harness = Harness.start(new GreeterModule(), new SettingsModule())) {
            Map<String, Object> key = Map.of("key", "greeter.greeting");
            assertThat(harness.command(
                                    SampleGuild.MANAGER,
                                    "settings set",
                                    Map.of("key", "greeter.greeting", "value", "Moin"))
                            .toString())
                    .contains("`Hello` → `Moin`");
            assertThat(harness.command(SampleGuild.MANAGER, "settings browse", Map.of())
                            .toString())
                    .contains("`greeter.greeting` `Moin` · default `Hello`");
            assertThat(harness.command(SampleGuild.MANAGER, "settings get", key).toString())
                    .contains("The words before the name");
            assertThat(harness.command(SampleGuild.ANNA, "help", Map.of()).toString())
                    .contains("greet", "Greets a member");
            assertThat(harness.task("settings", "docs", "--module", "greeter"))
                    .contains(
                            "| `greeter.greeting` | The words before the name. | a text of 1 to 100 characters | `Hello` |");
            assertThat(harness.task("settings", "docs", "--module", "greeter", "--language", "ko"))
                    .contains("| `greeter.greeting` | 인사말로 쓸 말이에요. | 1~100자의 글 | `Hello` |");

            harness.set("general.language", "ko");
            assertThat(harness.command(SampleGuild.MANAGER, "settings get", key).toString())
                    .contains("인사말로 쓸 말이에요", "100자의 글");
            harness.speaks(SampleGuild.ANNA, Locale.KOREAN);
            assertThat(harness.command(SampleGuild.ANNA, "help", Map.of()).toString())
                    .contains("멤버에게 인사해요");
            assertThat(harness.command(SampleGuild.ANNA, "greet", Map.of()))
                    .isEqualTo(Reply.text(SampleGuild.ANNA.mention() + " 님, Moin!"));
        }
    }

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(BotModule.class)).hasAtLeastOneElementOfType(GreeterModule.class);
    }
}
