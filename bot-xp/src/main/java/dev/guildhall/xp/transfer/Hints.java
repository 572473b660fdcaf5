package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.RoleId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What MEE6 and Polaris had set: {@code role_rewards}, {@code xp_per_message} and {@code xp_rate}; {@code settings} and {@code
 * rewards}. What makes no sense is left out: these are suggestions.
 */
final class Hints {

    private static final Set<String> WANTED =
            Set.of("role_rewards", "xp_per_message", "xp_rate", "settings", "rewards");

    private Hints() {}

    static boolean wanted(String name) {
        return WANTED.contains(name);
    }

    static List<Suggestion> read(String name, Object value) {
        return switch (name) {
            case "role_rewards" -> rewards(value, "rank", "role", "id");
            case "rewards" -> rewards(value, "level", "id");
            case "xp_per_message" -> perMessage(value);
            case "xp_rate" -> rate(value);
            case "settings" -> polaris(value);
            case String other -> List.of();
        };
    }

    private static List<Suggestion> rewards(Object value, String levelName, String... rolePath) {
        List<Suggestion> rewards = new ArrayList<>();
        for (Object each : JsonTree.list(value)) {
            Optional<Integer> level = JsonTree.text(each, levelName)
                    .filter(text -> text.matches("[0-9]{1,4}"))
                    .map(Integer::valueOf);
            Optional<RoleId> role = JsonTree.text(each, rolePath)
                    .filter(Value::isSnowflake)
                    .map(text -> new RoleId(Long.parseLong(text)));
            if (level.isPresent() && role.isPresent()) {
                rewards.add(new Suggestion.Reward(level.get(), role.get()));
            }
        }
        return rewards;
    }

    private static List<Suggestion> perMessage(Object value) {
        List<?> range = JsonTree.list(value);
        if (range.size() != 2 || !whole(range.get(0)) || !whole(range.get(1))) {
            return List.of();
        }
        return List.of(
                new Suggestion.Setting("xp.amount", range.get(0) + "-" + range.get(1)),
                new Suggestion.Setting("xp.cooldown", "60s"),
                new Suggestion.Setting("xp.curve", "mee6"));
    }

    private static List<Suggestion> rate(Object value) {
        return JsonTree.text(value)
                .filter(text -> decimal(text) && new BigDecimal(text).compareTo(BigDecimal.ONE) != 0)
                .map(text -> List.<Suggestion>of(new Suggestion.Setting("xp.multiplier", text)))
                .orElse(List.of());
    }

    private static List<Suggestion> polaris(Object settings) {
        List<Suggestion> found = new ArrayList<>(rewards(JsonTree.field(settings, "rewards"), "level", "id"));
        Object gain = JsonTree.field(settings, "gain");
        String least = JsonTree.text(gain, "min").orElse("");
        String most = JsonTree.text(gain, "max").orElse("");
        if (whole(least) && whole(most)) {
            found.add(new Suggestion.Setting("xp.amount", least + "-" + most));
        }
        JsonTree.text(gain, "time")
                .filter(Hints::decimal)
                .map(text -> new BigDecimal(text).toBigInteger())
                .ifPresent(seconds -> found.add(new Suggestion.Setting("xp.cooldown", seconds + "s")));
        Object curve = JsonTree.field(settings, "curve");
        List<String> terms = List.of(
                JsonTree.text(curve, "3").orElse(""),
                JsonTree.text(curve, "2").orElse(""),
                JsonTree.text(curve, "1").orElse(""));
        if (terms.stream().allMatch(Hints::decimal)) {
            found.add(new Suggestion.Setting("xp.curve", "polaris " + String.join(" ", terms)));
        }
        JsonTree.text(settings, "maxLevel")
                .filter(Hints::whole)
                .ifPresent(level -> found.add(new Suggestion.Setting("xp.level-cap", level)));
        return found;
    }

    private static boolean whole(Object value) {
        return value instanceof String text && text.matches("[0-9]{1,6}");
    }

    private static boolean decimal(String text) {
        return text.matches("[0-9]{1,7}(\\.[0-9]{1,12})?");
    }
}
