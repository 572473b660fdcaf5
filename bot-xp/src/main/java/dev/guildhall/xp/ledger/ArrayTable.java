package dev.guildhall.xp.ledger;

import static org.jooq.impl.DSL.name;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are sent with a statement, an array for each column: the statement's text is the same for any number of rows, so
 * that PostgreSQL parses and plans it once. Not thread-safe.
 */
public final class ArrayTable {

    private static final DataType<long[]> LONGS = binary(long[].class, "int8");
    private static final DataType<Long[]> OPTIONAL_LONGS = binary(Long[].class, "int8");
    private static final DataType<Integer[]> INTEGERS = binary(Integer[].class, "int4");
    private static final DataType<Short[]> SHORTS = binary(Short[].class, "int2");
    private static final DataType<Double[]> DOUBLES = binary(Double[].class, "float8");

    private final String name;
    private final List<Column> columns = new ArrayList<>();

    /** @param value what the column has, made of what is sent: a template */
    private record Column(String name, Field<?> sent, String value) {}

    public ArrayTable(String name) {
        this.name = name;
    }

    private static <T> DataType<T> binary(Class<T> array, String type) {
        return SQLDataType.OTHER.asConvertedDataType(new ArrayBinding<>(array, type));
    }

    /** Adds a column. All have the same number of values. */
    public ArrayTable with(String column, @Nullable Object[] values) {
        columns.add(
                switch (values) {
                    case Long[] numbers -> new Column(column, DSL.val(numbers, OPTIONAL_LONGS), "{0}");
                    case Integer[] numbers -> new Column(column, DSL.val(numbers, INTEGERS), "{0}");
                    case Short[] numbers -> new Column(column, DSL.val(numbers, SHORTS), "{0}");
                    // The driver has no binary form of these.
                    case OffsetDateTime[] times ->
                        new Column(column, DSL.val(seconds(times), DOUBLES), "to_timestamp({0})");
                    case LocalDate[] days ->
                        new Column(column, DSL.val(days(days), INTEGERS), "date '1970-01-01' + {0}");
                    default -> new Column(column, DSL.val(values), "{0}");
                });
        return this;
    }

    /** A double has a quarter of a microsecond of these, until the year 2100. */
    private static @Nullable Double[] seconds(@Nullable OffsetDateTime[] times) {
        return Arrays.stream(times)
                .map(time -> time == null ? null : time.toEpochSecond() + time.getNano() / 1_000 / 1e6)
                .toArray(Double[]::new);
    }

    private static @Nullable Integer[] days(@Nullable LocalDate[] days) {
        return Arrays.stream(days)
                .map(day -> day == null ? null : Math.toIntExact(day.toEpochDay()))
                .toArray(Integer[]::new);
    }

    /** Adds a column with a value for each row. */
    public <R, T> ArrayTable with(
            String column, Collection<R> rows, Function<R, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        return with(column, rows.stream().map(value).toArray(array));
    }

    /** Adds a column of numbers. */
    public <R> ArrayTable withLongs(String column, Collection<R> rows, ToLongFunction<R> value) {
        long[] numbers = new long[rows.size()];
        int next = 0;
        for (R row : rows) {
            numbers[next++] = value.applyAsLong(row);
        }
        columns.add(new Column(column, DSL.val(numbers, LONGS), "{0}"));
        return this;
    }

    /** Adds the columns {@code guild_id} and {@code user_id}. */
    public <R> ArrayTable withMembers(Collection<R> rows, Function<R, MemberKey> member) {
        return withLongs("guild_id", rows, row -> member.apply(row).guild().value())
                .withLongs("user_id", rows, row -> member.apply(row).user().value());
    }

    /** The rows, to select from. */
    public Table<?> table() {
        return DSL.select(columns.stream().map(ArrayTable::value).toList())
                .from(sent())
                .asTable(name);
    }

    private static Field<?> value(Column column) {
        return DSL.field(column.value(), DSL.field(name("sent", column.name()))).as(column.name());
    }

    private Table<?> sent() {
        // jOOQ has unnest for a single array only.
        String placeholders = columns.stream()
                .map(column -> "{" + columns.indexOf(column) + "}")
                .collect(Collectors.joining(", "));
        return DSL.table(
                        "unnest(" + placeholders + ")",
                        columns.stream().map(Column::sent).toArray(QueryPart[]::new))
                .as("sent", columns.stream().map(Column::name).toArray(String[]::new));
    }

    public <T> Field<T> column(String column, Class<T> type) {
        return DSL.field(DSL.name(name, column), type);
    }
}
