package dev.guildhall.core.database;

import dev.guildhall.spi.data.Database;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Where only what modules declare is asked. */
public final class NoDatabase implements Database {

    private static IllegalStateException notHere() {
        return new IllegalStateException("the database was asked for where modules are only asked what they declare:"
                + " a module must not need it before its first event, command or check");
    }

    @Override
    public <T> T query(Function<DSLContext, T> work) {
        throw notHere();
    }

    @Override
    public <T> T transaction(Function<DSLContext, T> work) {
        throw notHere();
    }
}
