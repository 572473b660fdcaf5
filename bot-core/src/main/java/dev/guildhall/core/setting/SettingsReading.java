package dev.guildhall.core.setting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import dev.guildhall.spi.setting.change.StoredSettings.Misfit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes values of stored texts. What does not fit is left out, told once and counted. Thread-safe. */
final class SettingsReading {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsReading.class);

    private final KeyDirectory keys;
    private final Cache<Told, Boolean> told =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private volatile RoleOrder roles = (guild, some) -> List.copyOf(some);

    SettingsReading(KeyDirectory keys) {
        this.keys = keys;
    }

    private final Set<String> optingIn = ConcurrentHashMap.newKeySet();

    private record Told(GuildId guild, Slot slot, String text) {}

    void optsIn(String module) {
        optingIn.add(module);
    }

    void orderRoles(RoleOrder order) {
        roles = order;
    }

    SettingsSnapshot read(GuildId guild, SettingsStore.Version version) {
        Map<String, Object> values = new HashMap<>();
        Map<SettingScope, Map<String, Object>> overrides = new HashMap<>();
        List<Misfit> misfits = new ArrayList<>();
        version.texts().forEach((slot, text) -> {
            Optional<SettingKey<?>> key = keys.find(slot.name());
            if (key.isEmpty()) {
                return;
            }
            Optional<String> elsewhere = Application.scopeProblem(key.get(), slot.scope());
            if (elsewhere.isPresent()) {
                misfits.add(new Misfit(slot, text, elsewhere.get()));
                return;
            }
            switch (key.get().type().parse(text)) {
                case Parsed.Valid<?>(Object value) -> {
                    Map<String, Object> target = slot.scope().equals(SettingScope.GUILD)
                            ? values
                            : overrides.computeIfAbsent(slot.scope(), scope -> new HashMap<>());
                    target.put(slot.name(), value);
                }
                case Parsed.Invalid<?>(String problem) -> misfits.add(new Misfit(slot, text, problem));
            }
        });
        return new SettingsSnapshot(
                guild, version.revision(), version.since(), values, new OwnValues(overrides), misfits, roles, optingIn);
    }

    StoredSettings stored(GuildId guild, SettingsStore.Version version) {
        return new StoredSettings(
                version.revision(),
                version.since(),
                version.texts(),
                read(guild, version).misfits());
    }

    /** For what is in force; the past is nobody's fault any more. */
    SettingsSnapshot readAndTell(GuildId guild, SettingsStore.Version version) {
        SettingsSnapshot snapshot = read(guild, version);
        for (Misfit misfit : snapshot.misfits()) {
            if (told.asMap().putIfAbsent(new Told(guild, misfit.slot(), misfit.text()), true) == null) {
                LOG.warn(
                        "guild {} - the stored setting {} no longer fits, so its default holds: {}",
                        guild,
                        misfit.slot().name(),
                        misfit.problem());
            }
        }
        return snapshot;
    }
}
