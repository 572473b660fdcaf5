package dev.guildhall.spi.setting;

import dev.guildhall.spi.command.Closest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A time zone. */
record ZoneType() implements SettingType<ZoneId> {

    private static final Pattern OFFSET = Pattern.compile("(?:utc|gmt)?\\s*([+-]\\d{1,2}(?::?\\d{2})?)");

    @Override
    public Parsed<ZoneId> parse(String text) {
        String word = Typing.word(text).replace(' ', '_');
        Optional<String> known = Optional.ofNullable(Names.BY_WORD.get(word));
        if (known.isPresent()) {
            return new Parsed.Valid<>(ZoneId.of(known.get()));
        }
        Matcher offset = OFFSET.matcher(word.replace("_", ""));
        if (offset.matches()) {
            return offset(text, offset.group(1));
        }
        List<String> cities = Names.CITIES.getOrDefault(word, List.of());
        return cities.size() == 1
                ? new Parsed.Valid<>(ZoneId.of(cities.getFirst()))
                : Typing.invalid(text, description() + meant(word, cities));
    }

    private Parsed<ZoneId> offset(String text, String hours) {
        try {
            return new Parsed.Valid<>(ZoneId.of("UTC" + hours));
        } catch (DateTimeException wrong) {
            return Typing.invalid(this, text);
        }
    }

    private static String meant(String word, List<String> cities) {
        Optional<String> closest = cities.isEmpty()
                ? Closest.to(word, Names.BY_WORD.keySet())
                        .map(Names.BY_WORD::get)
                        .or(() -> Closest.to(word, Names.CITIES.keySet())
                                .map(city -> Names.CITIES
                                        .getOrDefault(city, List.of())
                                        .getFirst()))
                : Optional.of(String.join(" or ", cities));
        return closest.map(zone -> "; did you mean " + zone + "?").orElse("");
    }

    @Override
    public String format(ZoneId value) {
        return value.getId();
    }

    @Override
    public String description() {
        return "a time zone like Europe/Berlin, Seoul or UTC+9";
    }

    @Override
    public Shape shape() {
        return new Shape.Zone();
    }

    /** Read once, when the first zone is typed: there are six hundred. */
    private static final class Names {

        static final Map<String, String> BY_WORD = byWord();
        static final Map<String, List<String>> CITIES = cities();

        private static Map<String, String> byWord() {
            Map<String, String> ids = new HashMap<>();
            ZoneId.getAvailableZoneIds().forEach(id -> ids.put(Typing.word(id), id));
            ids.put("kst", "Asia/Seoul");
            ids.put("jst", "Asia/Tokyo");
            ids.put("z", "UTC");
            return Map.copyOf(ids);
        }

        private static Map<String, List<String>> cities() {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.matches("(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                    .sorted()
                    .collect(Collectors.collectingAndThen(
                            Collectors.groupingBy(id -> Typing.word(id.substring(id.lastIndexOf('/') + 1))),
                            Map::copyOf));
        }
    }
}
