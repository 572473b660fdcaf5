package dev.guildhall.xp.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are sent with a statement, an array for each column: the statement's text is the same for any number of rows, so
 * that PostgreSQL parses and plans it once. Not thread-safe.
 */
public final class ArrayTable {

    private final String name;
    private final List<String> columns = new ArrayList<>();
    private final List<QueryPart> arrays = new ArrayList<>();

    public ArrayTable(String name) {
        this.name = name;
    }

    /** Adds a column. All have the same number of values. */
    public ArrayTable with(String column, @Nullable Object[] values) {
        columns.add(column);
        arrays.add(DSL.val(values));
        return this;
    }

    /** Adds a column with a value for each row. */
    public <R, T> ArrayTable with(
            String column, Collection<R> rows, Function<R, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        return with(column, rows.stream().map(value).toArray(array));
    }

    /** Adds a column of numbers. */
    public <R> ArrayTable withLongs(String column, Collection<R> rows, ToLongFunction<R> value) {
        return with(column, rows.stream().mapToLong(value).boxed().toArray(Long[]::new));
    }

    /** Adds the columns {@code guild_id} and {@code user_id}. */
    public <R> ArrayTable withMembers(Collection<R> rows, Function<R, MemberKey> member) {
        return withLongs("guild_id", rows, row -> member.apply(row).guild().value())
                .withLongs("user_id", rows, row -> member.apply(row).user().value());
    }

    /** The rows, to select from. */
    public Table<?> table() {
        // jOOQ has unnest for a single array only.
        String placeholders =
                IntStream.range(0, arrays.size()).mapToObj(i -> "{" + i + "}").collect(Collectors.joining(", "));
        return DSL.table("unnest(" + placeholders + ")", arrays.toArray(QueryPart[]::new))
                .as(name, columns.toArray(String[]::new));
    }

    public <T> Field<T> column(String column, Class<T> type) {
        return DSL.field(DSL.name(name, column), type);
    }
}
