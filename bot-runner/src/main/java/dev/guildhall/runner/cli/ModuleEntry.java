package dev.guildhall.runner.cli;

import dev.guildhall.core.Declaration;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.facet.Check;
import dev.guildhall.spi.facet.GuildCheck;
import dev.guildhall.spi.facet.NeededPermission;
import dev.guildhall.spi.facet.OperatorTask;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.setting.SettingKey;
import java.util.List;

/**
 * What {@code guildhall modules --json} says of a module.
 *
 * @param enabled whether a run has it
 * @param personalData a sentence for each kind of data that is stored about people
 * @param checks what {@code guildhall verify} asks
 * @param serverChecks what {@code guildhall doctor} asks of each server
 */
record ModuleEntry(
        String id,
        String description,
        String version,
        boolean enabled,
        List<CommandEntry> commands,
        List<SettingEntry> settings,
        List<String> events,
        List<String> personalData,
        List<TaskEntry> tasks,
        List<String> checks,
        List<String> serverChecks,
        List<PermissionEntry> permissions) {

    /** @param aliases further names with the prefix */
    record CommandEntry(String name, String description, List<String> aliases, List<CommandEntry> subcommands) {

        static CommandEntry of(Command command) {
            return new CommandEntry(
                    command.name(),
                    command.description(),
                    command.aliases(),
                    command.subcommands().stream().map(CommandEntry::of).toList());
        }

        /** How many can be called. */
        int leaves() {
            return subcommands.isEmpty()
                    ? 1
                    : subcommands.stream().mapToInt(CommandEntry::leaves).sum();
        }
    }

    record SettingEntry(String name, String description, String takes, String byDefault) {

        static <T> SettingEntry of(SettingKey<T> key) {
            return new SettingEntry(
                    key.name(),
                    key.description(),
                    key.type().description(),
                    key.type().format(key.defaultValue()));
        }
    }

    record TaskEntry(String name, String description) {}

    record PermissionEntry(String permission, String purpose) {}

    static ModuleEntry of(Declaration declared, boolean enabled) {
        return new ModuleEntry(
                declared.module(),
                declared.description(),
                declared.version(),
                enabled,
                declared.commands().stream().map(CommandEntry::of).toList(),
                declared.settings().stream().<SettingEntry>map(SettingEntry::of).toList(),
                declared.events(),
                declared.facets(PersonalData.class).stream()
                        .map(PersonalData::summary)
                        .toList(),
                declared.facets(OperatorTask.class).stream()
                        .map(task -> new TaskEntry(task.name(), task.description()))
                        .toList(),
                declared.facets(Check.class).stream().map(Check::rule).toList(),
                declared.facets(GuildCheck.class).stream().map(GuildCheck::rule).toList(),
                declared.facets(NeededPermission.class).stream()
                        .map(need -> new PermissionEntry(need.permission().title(), need.purpose()))
                        .toList());
    }
}
