package dev.guildhall.spi.setting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** Several values, each once. */
record ListType<T>(SettingType<T> type, int most) implements ItemsType<List<T>> {

    ListType {
        Typing.single(type);
        if (most < 1) {
            throw new IllegalArgumentException("a list of at most " + most + " items holds nothing");
        }
    }

    @Override
    public Parsed<List<T>> parse(String text) {
        if (Typing.word(text).equals(Typing.NONE)) {
            return new Parsed.Valid<>(List.of());
        }
        SequencedSet<T> values = new LinkedHashSet<>();
        for (String part : Quoted.parts(text, type.shape() instanceof Shape.Mention)) {
            switch (type.parse(Quoted.opened(part))) {
                case Parsed.Valid<T>(T value) -> values.add(value);
                case Parsed.Invalid<T>(String problem) -> {
                    return new Parsed.Invalid<>(problem);
                }
            }
        }
        return sized(List.copyOf(values));
    }

    private Parsed<List<T>> sized(List<T> values) {
        return values.size() > most
                ? new Parsed.Invalid<>(
                        values.size() + " items are too many: at most " + most + " fit, so remove some first")
                : new Parsed.Valid<>(values);
    }

    @Override
    public String format(List<T> values) {
        return values.isEmpty() ? Typing.NONE : String.join(", ", items(values));
    }

    @Override
    public String display(List<T> values) {
        return values.isEmpty()
                ? Typing.NONE
                : values.stream()
                        .map(value -> Typing.shownAmongOthers(type, value))
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String description() {
        return "a list of at most " + most + ", separated by commas, each " + type.description();
    }

    @Override
    public Shape shape() {
        return new Shape.Items(type.shape(), most);
    }

    @Override
    public Parsed<List<T>> with(List<T> values, String item) {
        return switch (type.parse(Quoted.opened(item))) {
            case Parsed.Invalid<T>(String problem) -> new Parsed.Invalid<>(problem);
            case Parsed.Valid<T>(T value) -> {
                if (values.contains(value)) {
                    yield new Parsed.Invalid<>("\"" + Typing.shown(item) + "\" is in the list already");
                }
                List<T> more = new ArrayList<>(values);
                more.add(value);
                yield sized(List.copyOf(more));
            }
        };
    }

    @Override
    public Parsed<List<T>> without(List<T> values, String item) {
        return switch (type.parse(Quoted.opened(item))) {
            case Parsed.Invalid<T>(String problem) -> new Parsed.Invalid<>(problem);
            case Parsed.Valid<T>(T value) ->
                values.contains(value)
                        ? new Parsed.Valid<>(values.stream()
                                .filter(each -> !each.equals(value))
                                .toList())
                        : new Parsed.Invalid<>("\"" + Typing.shown(item) + "\" is not in the list, which holds "
                                + Typing.shown(format(values)));
        };
    }

    @Override
    public List<String> items(List<T> values) {
        return values.stream()
                .map(value -> Quoted.inLine(type.format(value), ','))
                .toList();
    }
}
