package dev.guildhall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.fuzz.AllTypes;
import dev.guildhall.fuzz.Cost;
import dev.guildhall.fuzz.WellFormed;
import dev.guildhall.settings.file.FileException;
import dev.guildhall.settings.file.SettingsFile;
import dev.guildhall.settings.file.YamlWriter;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import dev.guildhall.spi.text.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Settings files that somebody uploads. */
class SettingsFileFuzzTest {

    private static final TextFiles TEXTS = TextFiles.of("settings", SettingsModule.class);
    private static final List<Texts> LANGUAGES = List.of(TEXTS.in(Locale.ENGLISH), TEXTS.in(Locale.KOREAN));

    @FuzzTest(maxDuration = "1m")
    void filesAreReadOrRefusedWithTheLine(byte[] input) {
        String yaml = new String(input, StandardCharsets.UTF_8);
        SettingsFile file;
        try {
            file = Cost.bounded(yaml.length(), () -> SettingsFile.read(yaml, AllTypes.DIRECTORY, false));
        } catch (FileException refused) {
            requirePlace(refused);
            return;
        }
        requireSameAgain(file);
    }

    private static void requirePlace(FileException refused) {
        assertThat(refused.problems()).isNotEmpty().allMatch(problem -> problem.line() >= 0);
        for (Texts language : LANGUAGES) {
            String told = new FileProblems(AllTypes.ENGLISH, language).say(refused);
            WellFormed.require(told);
            assertThat(told.lines().toList())
                    .hasSizeLessThanOrEqualTo(11)
                    .allMatch(line -> !line.isBlank() && line.length() < 500);
        }
    }

    /** Written as a file and read again, it wants the same. */
    private static void requireSameAgain(SettingsFile file) {
        Map<Slot, Edit.Wish> wanted = new HashMap<>();
        Map<Slot, String> texts = new HashMap<>();
        for (Edit edit : file.edits()) {
            wanted.put(edit.slot(), edit.wish());
            switch (edit.wish()) {
                case Edit.Set(String text) -> texts.put(edit.slot(), text);
                case Edit.Reset reset -> texts.remove(edit.slot());
                case Edit.Add add -> throw new AssertionError("a file adds no single items: " + edit);
                case Edit.Remove remove -> throw new AssertionError("a file removes no single items: " + edit);
            }
        }
        texts.values().forEach(WellFormed::require);
        String again = YamlWriter.write(
                List.of("Again"),
                new StoredSettings(1, Instant.EPOCH, texts, List.of()),
                AllTypes.DIRECTORY,
                AllTypes.ENGLISH,
                AllTypes.SAID);
        Map<Slot, String> read = new HashMap<>();
        SettingsFile.read(again, AllTypes.DIRECTORY, false)
                .edits()
                .forEach(edit -> read.put(edit.slot(), ((Edit.Set) edit.wish()).text()));
        assertThat(read).as(again).isEqualTo(texts);
    }
}
