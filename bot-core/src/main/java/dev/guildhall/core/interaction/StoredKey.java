package dev.guildhall.core.interaction;

import static dev.guildhall.db.jooq.core.Tables.SECRET;

import dev.guildhall.spi.data.Database;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The key by which actions are signed: made by the first process that needs it, and from then on the same for all processes
 * and after every restart. Thread-safe.
 */
public final class StoredKey implements Supplier<byte[]> {

    private static final String NAME = "action-signature";
    private static final int BYTES = 32;

    private final AtomicReference<byte @Nullable []> known = new AtomicReference<>();
    private final Database database;

    public StoredKey(Database database) {
        this.database = database;
    }

    /** @throws dev.guildhall.spi.data.DatabaseUnavailableException if it was never read and cannot be read now */
    @Override
    public byte[] get() {
        byte[] read = known.get();
        if (read == null) {
            read = load();
            known.set(read);
        }
        return read;
    }

    private byte[] load() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return database.query(sql -> {
            sql.insertInto(SECRET, SECRET.NAME, SECRET.VALUE)
                    .values(NAME, fresh)
                    .onConflictDoNothing()
                    .execute();
            return Objects.requireNonNull(
                    sql.select(SECRET.VALUE)
                            .from(SECRET)
                            .where(SECRET.NAME.eq(NAME))
                            .fetchSingle(SECRET.VALUE),
                    "the stored key has no value");
        });
    }
}
