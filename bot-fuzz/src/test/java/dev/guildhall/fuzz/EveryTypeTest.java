package dev.guildhall.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.guildhall.settings.file.SettingsFile;
import dev.guildhall.settings.file.SettingsSchema;
import dev.guildhall.settings.file.YamlWriter;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds for the values of every type of setting that the program has. */
class EveryTypeTest {

    /** A key and one of its values. */
    record Sample<T>(SettingKey<T> key, T value) {

        String stored() {
            return key.type().format(value);
        }

        @Override
        public String toString() {
            return key.name() + " = " + stored();
        }
    }

    @Provide
    Arbitrary<Sample<?>> samples() {
        return Arbitraries.of(AllTypes.keys()).flatMap(EveryTypeTest::sample);
    }

    /** A value for some of the keys. */
    @Provide
    Arbitrary<List<Sample<?>>> settings() {
        return samples().list().uniqueElements(sample -> sample.key().name()).ofMaxSize(12);
    }

    static <T> Arbitrary<Sample<?>> sample(SettingKey<T> key) {
        return TypeValues.of(key.type()).map(value -> new Sample<>(key, value));
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.BOUNDED)
    <T> void whatIsPrintedIsReadAsTheSame(@ForAll("samples") Sample<?> sample) {
        requireSame(sample);
    }

    private static <T> void requireSame(Sample<T> sample) {
        SettingType<T> type = sample.key().type();
        String stored = sample.stored();
        assertThat(type.parse(stored)).isEqualTo(new Parsed.Valid<>(sample.value()));
        assertThat(type.parse("  " + stored + "\n")).isEqualTo(new Parsed.Valid<>(sample.value()));
        assertThat(type.display(sample.value())).isNotNull();
        if (type instanceof ItemsType<T> items) {
            requireItems(items, sample.value());
        }
    }

    private static <T> void requireItems(ItemsType<T> type, T value) {
        Parsed<T> again = type.parse("none");
        for (String item : type.items(value)) {
            again = type.with(((Parsed.Valid<T>) again).value(), item);
            assertThat(again).as(item).isInstanceOf(Parsed.Valid.class);
        }
        assertThat(again).isEqualTo(new Parsed.Valid<>(value));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void whatIsExportedIsImportedAsTheSame(@ForAll("settings") List<Sample<?>> settings) {
        Map<Slot, String> texts = new HashMap<>();
        settings.forEach(sample -> texts.put(new Slot(sample.key().name(), SettingScope.GUILD), sample.stored()));
        String yaml = exported(texts);
        Map<Slot, String> read = new HashMap<>();
        SettingsFile file = SettingsFile.read(yaml, AllTypes.DIRECTORY, false);
        file.edits().forEach(edit -> read.put(edit.slot(), ((Edit.Set) edit.wish()).text()));
        assertThat(read).as(yaml).isEqualTo(texts);
    }

    private static String exported(Map<Slot, String> texts) {
        return YamlWriter.write(
                List.of("Everything"),
                new StoredSettings(1, Instant.EPOCH, texts, List.of()),
                AllTypes.DIRECTORY,
                AllTypes.ENGLISH,
                AllTypes.SAID);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void whatIsExportedFitsTheSchema(@ForAll("settings") List<Sample<?>> settings) {
        Map<Slot, String> texts = new HashMap<>();
        settings.forEach(sample -> texts.put(new Slot(sample.key().name(), SettingScope.GUILD), sample.stored()));
        String yaml = exported(texts);

        assertThat(SchemaCheck.of(SettingsSchema.of(AllTypes.keys())).problems(yaml))
                .as(yaml)
                .isEmpty();
    }

    @Example
    void noTypeOfTheProgramIsForgotten() {
        Set<String> types = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.guildhall").stream()
                        .filter(each -> each.isAssignableTo(SettingType.class) && !each.isInterface())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        assertThat(types).contains("FlagType", "CurveType", "CommandRuleType");
        assertThat(TypeValues.known())
                .as("types whose values are made in TypeValues")
                .containsAll(types);
        Set<String> used = new HashSet<>();
        AllTypes.keys().forEach(key -> gather(key.type(), used));
        assertThat(used).as("types that a key of AllTypes has").containsAll(types);
    }

    /** The type and those that it consists of. */
    private static void gather(SettingType<?> type, Set<String> names) {
        names.add(type.getClass().getSimpleName());
        if (!type.getClass().isRecord()) {
            return;
        }
        for (RecordComponent component : type.getClass().getRecordComponents()) {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                if (accessor.invoke(type) instanceof SettingType<?> part) {
                    gather(part, names);
                }
            } catch (ReflectiveOperationException changed) {
                throw new AssertionError(component.toString(), changed);
            }
        }
    }
}
