package dev.guildhall.spi.setting;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value for each of some keys. */
record MapType<K, V>(SettingType<K> keys, SettingType<V> values, int most) implements ItemsType<Map<K, V>> {

    private static final char EQUALS = '=';

    MapType {
        Typing.single(keys);
        Typing.single(values);
        if (most < 1) {
            throw new IllegalArgumentException("a map of at most " + most + " entries holds nothing");
        }
    }

    @Override
    public Parsed<Map<K, V>> parse(String text) {
        if (Typing.word(text).equals(Typing.NONE)) {
            return new Parsed.Valid<>(Map.of());
        }
        Map<K, V> read = new LinkedHashMap<>();
        for (String part : Quoted.parts(
                text, values.shape() instanceof Shape.Mention && !(keys.shape() instanceof Shape.Mention))) {
            switch (entry(part)) {
                case Parsed.Valid<Map.Entry<K, V>>(Map.Entry<K, V> entry) -> {
                    V before = read.putIfAbsent(entry.getKey(), entry.getValue());
                    if (before != null && !before.equals(entry.getValue())) {
                        return new Parsed.Invalid<>(
                                "\"" + Typing.shown(keys.format(entry.getKey())) + "\" has two values: give it one");
                    }
                }
                case Parsed.Invalid<Map.Entry<K, V>>(String problem) -> {
                    return new Parsed.Invalid<>(problem);
                }
            }
        }
        return sized(read);
    }

    private Parsed<Map.Entry<K, V>> entry(String part) {
        int equals = Quoted.find(part, EQUALS);
        if (equals < 0) {
            return Typing.invalid(part, "an entry like " + example());
        }
        return switch (keys.parse(Quoted.opened(part.substring(0, equals)))) {
            case Parsed.Invalid<K>(String problem) -> new Parsed.Invalid<>(problem);
            case Parsed.Valid<K>(K key) ->
                switch (values.parse(Quoted.opened(part.substring(equals + 1)))) {
                    case Parsed.Invalid<V>(String problem) -> new Parsed.Invalid<>(problem);
                    case Parsed.Valid<V>(V value) -> new Parsed.Valid<>(Map.entry(key, value));
                };
        };
    }

    private static String example() {
        return "key=value";
    }

    private Parsed<Map<K, V>> sized(Map<K, V> entries) {
        if (entries.size() > most) {
            return new Parsed.Invalid<>(
                    entries.size() + " entries are too many: at most " + most + " fit, so remove some first");
        }
        Map<K, V> sorted = new LinkedHashMap<>();
        sorted(entries).forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new Parsed.Valid<>(Collections.unmodifiableMap(sorted));
    }

    private List<Map.Entry<K, V>> sorted(Map<K, V> entries) {
        return entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order()))
                .toList();
    }

    /** By their own order where they have one, else by their text: equal maps have one text. */
    @SuppressWarnings("unchecked") // Keys of one type compare with one another.
    private Comparator<K> order() {
        return (left, right) -> left instanceof Comparable<?> comparable
                ? ((Comparable<K>) comparable).compareTo(right)
                : keys.format(left).compareTo(keys.format(right));
    }

    @Override
    public String format(Map<K, V> entries) {
        return entries.isEmpty() ? Typing.NONE : String.join(", ", items(entries));
    }

    @Override
    public String display(Map<K, V> entries) {
        return entries.isEmpty()
                ? Typing.NONE
                : sorted(entries).stream()
                        .map(entry -> Typing.shownAmongOthers(keys, entry.getKey()) + " = "
                                + Typing.shownAmongOthers(values, entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String description() {
        return "at most " + most + " entries like " + example() + ", separated by commas, each key "
                + keys.description() + " and each value " + values.description();
    }

    @Override
    public Shape shape() {
        return new Shape.Entries(keys.shape(), values.shape(), most);
    }

    @Override
    public Parsed<Map<K, V>> with(Map<K, V> entries, String item) {
        return switch (entry(item)) {
            case Parsed.Invalid<Map.Entry<K, V>>(String problem) -> new Parsed.Invalid<>(problem);
            case Parsed.Valid<Map.Entry<K, V>>(Map.Entry<K, V> entry) -> {
                Map<K, V> more = new LinkedHashMap<>(entries);
                more.put(entry.getKey(), entry.getValue());
                yield sized(more);
            }
        };
    }

    @Override
    public Parsed<Map<K, V>> without(Map<K, V> entries, String item) {
        int equals = Quoted.find(item, EQUALS);
        String key = equals < 0 ? item : item.substring(0, equals);
        return switch (keys.parse(Quoted.opened(key))) {
            case Parsed.Invalid<K>(String problem) -> new Parsed.Invalid<>(problem);
            case Parsed.Valid<K>(K known) -> {
                if (!entries.containsKey(known)) {
                    yield new Parsed.Invalid<>(
                            "\"" + Typing.shown(key) + "\" has no entry; there are " + Typing.shown(format(entries)));
                }
                Map<K, V> fewer = new LinkedHashMap<>(entries);
                fewer.remove(known);
                yield sized(fewer);
            }
        };
    }

    @Override
    public List<String> items(Map<K, V> entries) {
        return sorted(entries).stream()
                .map(entry -> Quoted.inLine(keys.format(entry.getKey()), EQUALS)
                        + EQUALS
                        + Quoted.inLine(values.format(entry.getValue()), EQUALS))
                .toList();
    }
}
