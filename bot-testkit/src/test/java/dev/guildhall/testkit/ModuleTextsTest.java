package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.Host;
import dev.guildhall.core.text.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleTextsTest {

    @Test
    void thePlatformsOwnTextsAreComplete() {
        assertThat(ModuleTexts.problems(TextFiles.of("general", Host.class), Path.of("../bot-core/src/main/java")))
                .isEmpty();
    }

    @Test
    void missingUnusedAndDifferentTextsAreNamed(@TempDir Path sources) throws IOException {
        Files.writeString(
                sources.resolve("Sample.java"),
                "class Sample { String a = texts.say(\"greeting\", \"name\", n); String b = texts.say(\"gone\"); "
                        + "String c = \"list.\" + kind; String d = texts.say(\"count.messages\"); }");

        assertThat(ModuleTexts.problems(TextFiles.of("sample", ModuleTextsTest.class), sources))
                .containsExactlyInAnyOrder(
                        "\"gone\" is said, but en.properties lacks it",
                        "\"nobody.says\" is in en.properties, but nobody says it",
                        "\"nobody.says\" is missing in ko.properties",
                        "\"count.messages\" has other placeholders in ko.properties: [number] in place of [count]",
                        "\"only.korean\" is in ko.properties, but not in en.properties");
    }
}
