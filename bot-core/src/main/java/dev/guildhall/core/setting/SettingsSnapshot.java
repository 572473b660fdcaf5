package dev.guildhall.core.setting;

import dev.guildhall.core.access.CommandRule;
import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.access.Switches;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.change.StoredSettings.Misfit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of a guild's settings.
 *
 * @param revision counts the guild's changes; 0 where it never changed anything
 * @param values what differs from the default, by key name, of the key's type
 * @param optingIn the modules that are off until a guild switches them on
 * @param own what parts of the guild have of their own
 */
record SettingsSnapshot(
        GuildId guild,
        long revision,
        Instant since,
        Map<String, Object> values,
        OwnValues own,
        List<Misfit> misfits,
        RoleOrder roles,
        Set<String> optingIn)
        implements GuildSettings {

    SettingsSnapshot {
        values = Map.copyOf(values);
        misfits = List.copyOf(misfits);
    }

    @Override
    @SuppressWarnings("unchecked") // Each value was parsed by the type of the one key of that name.
    public <T> T get(SettingKey<T> key) {
        Object value = values.get(key.name());
        return value == null ? key.defaultValue() : (T) value;
    }

    @Override
    public boolean isOn(String module) {
        return Switches.isOn(
                get(CommandSettings.RULES), List.of(CommandRule.ofModule(module)), optingIn.contains(module));
    }

    @Override
    public GuildSettings at(Place place, Collection<RoleId> memberRoles) {
        if (own.isEmpty()) {
            return this;
        }
        // Loops and not streams: this is read for every message.
        List<Map<String, Object>> layers = new ArrayList<>(4);
        addLayer(layers, own.of(place.channel()));
        List<ChannelId> within = place.within();
        for (int i = 0; i < within.size(); i++) {
            addLayer(layers, own.of(within.get(i)));
        }
        addRoles(layers, memberRoles);
        return layers.isEmpty() ? this : new LayeredSettings(layers, this);
    }

    private void addRoles(List<Map<String, Object>> layers, Collection<RoleId> memberRoles) {
        int before = layers.size();
        for (RoleId role : memberRoles) {
            addLayer(layers, own.of(role));
        }
        if (layers.size() - before < 2) {
            return;
        }
        layers.subList(before, layers.size()).clear();
        List<RoleId> several =
                memberRoles.stream().filter(role -> own.of(role) != null).toList();
        roles.strongestFirst(guild, several).forEach(role -> addLayer(layers, own.of(role)));
    }

    private static void addLayer(List<Map<String, Object>> layers, @Nullable Map<String, Object> layer) {
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
            for (int i = 0; i < layers.size(); i++) {
                Object value = layers.get(i).get(key.name());
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

        @Override
        public boolean isOn(String module) {
            return whole.isOn(module);
        }
    }
}
