package dev.guildhall.spi.setting;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Optional;

/**
 * All settings that the modules of this process declared, and the one way to change them. A service of
 * {@link dev.guildhall.spi.ModuleContext#service}. Thread-safe; complete once every module has been created.
 */
public interface SettingsDirectory {

    /** Every key, sorted by name. */
    List<SettingKey<?>> keys();

    Optional<SettingKey<?>> key(String name);

    /**
     * Stores a value for a guild with a record of who set it, and tells every process. Returns once it is committed and this
     * process sees it; the others follow within a second.
     *
     * @return the value as stored, or what is wrong with the text; then nothing has changed
     */
    <T> Parsed<T> set(GuildId guild, SettingKey<T> key, String text, UserId actor);

    /** Goes back to the default, like {@link #set}. */
    void reset(GuildId guild, SettingKey<?> key, UserId actor);
}
