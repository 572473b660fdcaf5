package dev.guildhall.core.registration;

import dev.guildhall.core.outbox.ShardRange;
import dev.guildhall.core.test.Eventually;
import dev.guildhall.core.test.OneGuild;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

class GuildRegistrationTest {

    private static final GuildId GUILD = new GuildId(1);

    /** Fails in a way that does not pass, as where a table is gone. */
    private static final class BrokenDatabase implements Database {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public <T> T query(Function<DSLContext, T> work) {
            asked.incrementAndGet();
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public <T> T transaction(Function<DSLContext, T> work) {
            return query(work);
        }
    }

    private static final GuildSettings DEFAULTS = new GuildSettings() {
        @Override
        public <T> T get(SettingKey<T> key) {
            return key.defaultValue();
        }
    };

    @Test
    void anErrorOfTheDatabaseThatDoesNotPassIsNotItsEnd() {
        BrokenDatabase database = new BrokenDatabase();
        try (GuildRegistration registration = new GuildRegistration(
                new CountingDiscord(),
                new OneGuild(GUILD, List.of()),
                new CommandLists(List.of(), new TextCatalogue(), false),
                guild -> DEFAULTS,
                database,
                new ShardRange(0, 0, 1))) {
            registration.look(Set.of(GUILD), true);
            Eventually.holds("the database is asked", () -> database.asked.get() >= 1);
            registration.look(Set.of(GUILD), true);
            Eventually.holds("the database is asked again", () -> database.asked.get() >= 2);
        }
    }
}
