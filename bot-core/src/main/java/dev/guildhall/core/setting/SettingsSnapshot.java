package dev.guildhall.core.setting;

import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.change.StoredSettings.Misfit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * One version of a guild's settings.
 *
 * @param revision counts the guild's changes; 0 where it never changed anything
 * @param values what differs from the default, by key name, of the key's type
 * @param overrides what parts of the guild have of their own
 */
record SettingsSnapshot(
        GuildId guild,
        long revision,
        Instant since,
        Map<String, Object> values,
        Map<SettingScope, Map<String, Object>> overrides,
        List<Misfit> misfits,
        RoleOrder roles)
        implements GuildSettings {

    SettingsSnapshot {
        values = Map.copyOf(values);
        overrides = Map.copyOf(overrides);
        misfits = List.copyOf(misfits);
    }

    @Override
    @SuppressWarnings("unchecked") // Each value was parsed by the type of the one key of that name.
    public <T> T get(SettingKey<T> key) {
        Object value = values.get(key.name());
        return value == null ? key.defaultValue() : (T) value;
    }

    @Override
    public GuildSettings at(Place place, Collection<RoleId> memberRoles) {
        if (overrides.isEmpty()) {
            return this;
        }
        List<Map<String, Object>> layers = new ArrayList<>();
        place.outward().map(SettingScope.InChannel::new).forEach(scope -> addLayer(layers, scope));
        List<RoleId> own = memberRoles.stream()
                .filter(role -> overrides.containsKey(new SettingScope.WithRole(role)))
                .toList();
        List<RoleId> ordered = own.size() < 2 ? own : roles.strongestFirst(guild, own);
        ordered.stream().map(SettingScope.WithRole::new).forEach(scope -> addLayer(layers, scope));
        return layers.isEmpty() ? this : new LayeredSettings(layers, this);
    }

    private void addLayer(List<Map<String, Object>> layers, SettingScope scope) {
        Map<String, Object> layer = overrides.get(scope);
        if (layer != null) {
            layers.add(layer);
        }
    }

    /**
     * Settings as they hold in a place for somebody.
     *
     * @param layers what has values of its own, the one that wins first
     */
    private record LayeredSettings(List<Map<String, Object>> layers, SettingsSnapshot whole) implements GuildSettings {

        @Override
        @SuppressWarnings("unchecked") // As above.
        public <T> T get(SettingKey<T> key) {
            for (Map<String, Object> layer : layers) {
                Object value = layer.get(key.name());
                if (value != null) {
                    return (T) value;
                }
            }
            return whole.get(key);
        }

        @Override
        public GuildSettings at(Place place, Collection<RoleId> roles) {
            return whole.at(place, roles);
        }
    }
}
