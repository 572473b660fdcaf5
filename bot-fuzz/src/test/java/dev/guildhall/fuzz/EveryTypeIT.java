package dev.guildhall.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.fuzz.EveryTypeTest.Sample;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Values of every type through the database: another process reads what this one stored. */
class EveryTypeIT {

    private static final GuildId GUILD = new GuildId(600_000_000_000_000_001L);
    private static final UserId ADA = new UserId(600_000_000_000_000_042L);

    private static TestDatabase database;

    @BeforeContainer
    static void start() {
        database = TestPostgres.freshDatabase();
    }

    @AfterContainer
    static void stop() {
        database.close();
    }

    private static PostgresSettings process(Database of) {
        PostgresSettings settings = new PostgresSettings(of);
        AllTypes.keys().forEach(key -> settings.declare(key.module(), key));
        return settings;
    }

    @Provide
    Arbitrary<List<Sample<?>>> settings() {
        Arbitrary<Sample<?>> samples = Arbitraries.of(AllTypes.keys()).flatMap(EveryTypeTest::sample);
        return samples.list()
                .uniqueElements(sample -> sample.key().name())
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void whatOneProcessStoresAnotherReads(@ForAll("settings") List<Sample<?>> settings) {
        List<Edit> edits = settings.stream()
                .map(sample -> new Edit(Slot.of(sample.key()), new Edit.Set(sample.stored())))
                .toList();

        Outcome outcome = process(database).apply(GUILD, Edits.of(ADA, edits.toArray(Edit[]::new)));

        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        GuildSettings read = process(database).of(GUILD);
        settings.forEach(sample -> requireSame(read, sample));
    }

    private static <T> void requireSame(GuildSettings read, Sample<T> sample) {
        SettingKey<T> key = sample.key();
        assertThat(read.get(key)).as(sample.toString()).isEqualTo(sample.value());
    }
}
