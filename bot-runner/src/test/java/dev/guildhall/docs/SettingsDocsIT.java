package dev.guildhall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.ModuleCatalogue;
import dev.guildhall.settings.file.SettingsFile;
import dev.guildhall.settings.file.SettingsSchema;
import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.testkit.Harness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is generated from the modules' declarations is as they are now. */
class SettingsDocsIT {

    private static final Path DOCS = Path.of("..", "docs");
    private static final String WRITE = "guildhall.docs.write";
    private static final String COMMAND =
            "it is stale: run ./mvnw verify -pl bot-runner -am -DskipTests=false -Dtest=none -Dit.test=SettingsDocsIT"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -D"
                    + WRITE + "=true, and commit it";

    private static Harness harness;

    @BeforeAll
    static void start() {
        harness = Harness.start(ModuleCatalogue.discover().toArray(BotModule[]::new));
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    private static SettingsDirectory directory() {
        return harness.context().service(SettingsDirectory.class);
    }

    private static void isCurrent(String file, String generated) throws IOException {
        Path path = DOCS.resolve(file);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(path, generated);
        }
        assertThat(Files.exists(path) ? Files.readString(path) : "").as(COMMAND).isEqualTo(generated);
    }

    @Test
    void thePageListsEverySetting() throws IOException {
        isCurrent("settings.md", String.join("\n", harness.task("settings", "docs")) + "\n");
        isCurrent("settings.ko.md", String.join("\n", harness.task("settings", "docs", "--language", "ko")) + "\n");
    }

    @Test
    void theSchemaIsThatOfTheFile() throws IOException {
        isCurrent("settings.schema.json", SettingsSchema.of(directory().keys()));
    }

    @Test
    void everySettingIsDescribedInKorean() {
        SettingTexts texts = harness.context().service(SettingTexts.class);
        for (SettingKey<?> key : directory().keys()) {
            assertThat(texts.description(key, Locale.KOREAN))
                    .as(key.name())
                    .isNotEqualTo(key.description())
                    .containsPattern("[가-힣]");
            assertThat(key.help().isEmpty() || !texts.help(key, Locale.KOREAN).equals(key.help()))
                    .as("the help of " + key.name())
                    .isTrue();
        }
    }

    @Test
    void templatesNameOnlySettingsThatThereAre() throws IOException {
        for (String name : List.of("small-server", "big-server")) {
            try (InputStream file =
                    SettingsFile.class.getResourceAsStream("/guildhall/settings/templates/" + name + ".yaml")) {
                String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(SettingsFile.read(yaml, directory(), false).edits())
                        .as(name)
                        .isNotEmpty();
            }
        }
    }
}
