package dev.guildhall.xp.ledger;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;

/**
 * Sends an array of numbers as the driver has it, which is binary. jOOQ writes each number out, for PostgreSQL to read it again:
 * with some thousand rows a statement that took both of them more than what is done with the numbers.
 *
 * @param array of numbers, or of their boxes where some may be missing
 * @param type as PostgreSQL names it: {@code int8}
 */
record ArrayBinding<T>(Class<T> array, String type) implements Binding<Object, T> {

    @Override
    public Converter<Object, T> converter() {
        return Converter.of(Object.class, array, array::cast, values -> values);
    }

    @Override
    public void sql(BindingSQLContext<T> context) {
        context.render().sql(context.variable()).sql("::" + type + "[]");
    }

    @Override
    public void set(BindingSetStatementContext<T> context) throws SQLException {
        context.statement().setObject(context.index(), context.value());
    }

    @Override
    public void register(BindingRegisterContext<T> context) throws SQLException {
        throw onlySent();
    }

    @Override
    public void set(BindingSetSQLOutputContext<T> context) throws SQLException {
        throw onlySent();
    }

    @Override
    public void get(BindingGetResultSetContext<T> context) throws SQLException {
        throw onlySent();
    }

    @Override
    public void get(BindingGetStatementContext<T> context) throws SQLException {
        throw onlySent();
    }

    @Override
    public void get(BindingGetSQLInputContext<T> context) throws SQLException {
        throw onlySent();
    }

    private static SQLException onlySent() {
        return new SQLFeatureNotSupportedException("arrays of numbers are only sent to PostgreSQL in this way");
    }
}
