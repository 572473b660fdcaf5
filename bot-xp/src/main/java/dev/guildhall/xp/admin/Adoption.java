package dev.guildhall.xp.admin;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.operation.Operations;
import dev.guildhall.xp.transfer.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes over what another bot had set: only where somebody wishes it. Thread-safe. */
final class Adoption {

    private static final String REWARDS = "xp.rewards";

    private final Operations operations;
    private final SettingsDirectory directory;

    Adoption(Operations operations, SettingsDirectory directory) {
        this.operations = operations;
        this.directory = directory;
    }

    /** Suggestions as lines: {@code xp.amount 15-25}. Of two for the same key, the later counts. */
    static String lines(Collection<Suggestion> suggestions) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<Integer, String> rewards = new TreeMap<>();
        for (Suggestion suggestion : suggestions) {
            switch (suggestion) {
                case Suggestion.Setting(String key, String value) -> values.put(key, value);
                case Suggestion.Reward(int level, var role) -> rewards.put(level, "<@&" + role + ">");
            }
        }
        if (!rewards.isEmpty()) {
            values.put(
                    REWARDS,
                    rewards.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return values.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Sets what came with an import; says what was set and what could not be. */
    String adopt(GuildId guild, long operation, UserId actor, Texts texts) {
        List<String> said = new ArrayList<>();
        operations.hints(guild, operation).lines().forEach(line -> {
            String name = line.substring(0, line.indexOf(' '));
            String value = line.substring(line.indexOf(' ') + 1);
            Optional<SettingKey<?>> key = directory.key(name);
            String problem = key.isEmpty() ? texts.say("admin.adopt.unknown") : problem(guild, key.get(), value, actor);
            said.add(
                    problem.isEmpty()
                            ? texts.say("admin.adopt.set", "key", name, "value", value)
                            : texts.say(
                                    "admin.adopt.refused",
                                    "key",
                                    name,
                                    "value",
                                    value,
                                    "problem",
                                    Markdown.escape(problem)));
        });
        return String.join("\n", said);
    }

    private String problem(GuildId guild, SettingKey<?> key, String value, UserId actor) {
        return switch (directory.set(guild, key, value, actor)) {
            case Parsed.Valid<?> _ -> "";
            case Parsed.Invalid<?>(String problem) -> problem;
        };
    }
}
