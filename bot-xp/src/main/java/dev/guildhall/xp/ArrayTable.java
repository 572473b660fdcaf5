package dev.guildhall.xp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Rows that are sent with a statement, an array for each column: the statement's text is the same for any number of rows, so
 * that PostgreSQL parses and plans it once. Not thread-safe.
 */
final class ArrayTable {

    private final String name;
    private final List<String> columns = new ArrayList<>();
    private final List<QueryPart> arrays = new ArrayList<>();

    ArrayTable(String name) {
        this.name = name;
    }

    /** Adds a column. All have the same number of values. */
    ArrayTable with(String column, Object[] values) {
        columns.add(column);
        arrays.add(DSL.val(values));
        return this;
    }

    Table<?> table() {
        // jOOQ has unnest for a single array only.
        String placeholders =
                IntStream.range(0, arrays.size()).mapToObj(i -> "{" + i + "}").collect(Collectors.joining(", "));
        return DSL.table("unnest(" + placeholders + ")", arrays.toArray(QueryPart[]::new))
                .as(name, columns.toArray(String[]::new));
    }

    <T> Field<T> column(String column, Class<T> type) {
        return DSL.field(DSL.name(name, column), type);
    }
}
