package dev.guildhall.core.setting;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.SettingScope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What channels and roles of a guild have of their own, by key name. Unchanging; read for every message. */
final class OwnValues {

    // Not Map.of and its like: they divide at every look, which takes longer than the rest of it.
    private final Map<ChannelId, Map<String, Object>> ofChannels = new HashMap<>();
    private final Map<RoleId, Map<String, Object>> ofRoles = new HashMap<>();

    OwnValues(Map<SettingScope, Map<String, Object>> values) {
        values.forEach((scope, own) -> {
            switch (scope) {
                case SettingScope.InChannel(ChannelId channel) -> ofChannels.put(channel, Map.copyOf(own));
                case SettingScope.WithRole(RoleId role) -> ofRoles.put(role, Map.copyOf(own));
                case SettingScope.WholeGuild _ ->
                    throw new IllegalArgumentException("values of the whole guild are nobody's own");
            }
        });
    }

    boolean isEmpty() {
        return ofChannels.isEmpty() && ofRoles.isEmpty();
    }

    /** Of a channel, a thread or a category. */
    @Nullable
    Map<String, Object> of(ChannelId channel) {
        return ofChannels.get(channel);
    }

    @Nullable
    Map<String, Object> of(RoleId role) {
        return ofRoles.get(role);
    }
}
