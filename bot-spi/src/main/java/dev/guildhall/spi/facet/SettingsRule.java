package dev.guildhall.spi.facet;

import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What must hold between settings of the module, such as a least that is not above its most. Asked before a change with the
 * settings as they would be; a change is refused for problems that were not there before it.
 *
 * @param problems each names the settings, their values and the remedy, as a sentence in the language of the texts; empty
 *     where all is well. Does no I/O
 */
public record SettingsRule(BiFunction<GuildSettings, Texts, List<String>> problems) implements Facet {}
