package dev.guildhall.xp.admin;

import dev.guildhall.xp.operation.Operation;
import dev.guildhall.xp.operation.Operations;
import dev.guildhall.xp.operation.Staged;
import dev.guildhall.xp.operation.Wish;
import dev.guildhall.xp.transfer.BadRow;
import dev.guildhall.xp.transfer.Format;
import dev.guildhall.xp.transfer.Intake;
import dev.guildhall.xp.transfer.Mee6Pages;
import dev.guildhall.xp.transfer.Person;
import dev.guildhall.xp.transfer.Suggestion;
import dev.guildhall.xp.transfer.TransferException;
import dev.guildhall.xp.transfer.TransferFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Reads a file into an operation that waits for its confirmation. Of a person who stands there twice, the higher XP counts.
 * Thread-safe.
 */
final class Importer {

    /** So many bad rows are told one by one; of the rest, how many there are. */
    static final int MOST_BAD = 10_000;

    private static final int BATCH = 5_000;
    private static final int MOST_SUGGESTIONS = 500;

    private final Operations operations;

    Importer(Operations operations) {
        this.operations = operations;
    }

    /**
     * What was read.
     *
     * @param doubles how many rows named a person once more
     * @param foreign how many rows are of other guilds, and were left out
     * @param badRows how many rows cannot be used
     * @param bad the first of them
     * @param hints what the other bot had set, a line each
     * @param first how many people were read of a leaderboard that goes on, where not all of it was fetched
     */
    record Read(
            Operation operation,
            Format format,
            long doubles,
            long foreign,
            long badRows,
            List<BadRow> bad,
            String hints,
            OptionalLong first) {

        /** Read from what was fetched. */
        Read of(Mee6Pages.Fetched fetched) {
            return fetched.whole()
                    ? this
                    : new Read(
                            operation,
                            format,
                            doubles,
                            foreign,
                            badRows,
                            bad,
                            hints,
                            OptionalLong.of(fetched.people()));
        }
    }

    /**
     * Reads all of it.
     *
     * @param rows told now and then how many rows were read
     * @throws TransferException if the file cannot be read; then nothing is left of it
     */
    Read read(Wish wish, Format format, TransferFile file, LongConsumer rows) throws IOException {
        long id = operations.begin(wish);
        try {
            Staging staging = new Staging(wish, id, rows);
            format.read(file, wish.guild(), staging);
            staging.flush();
            String hints = Adoption.lines(staging.suggestions);
            return new Read(
                    operations.complete(wish.guild(), id, hints),
                    format,
                    staging.doubles,
                    staging.foreign,
                    staging.badRows,
                    List.copyOf(staging.bad),
                    hints,
                    OptionalLong.empty());
        } catch (IOException | RuntimeException failed) {
            operations.cancel(wish.guild(), id);
            throw failed;
        }
    }

    private final class Staging implements Intake {

        private final Wish wish;
        private final long id;
        private final LongConsumer rows;
        private final List<Staged> batch = new ArrayList<>();
        private final List<BadRow> bad = new ArrayList<>();
        private final Set<Suggestion> suggestions = new LinkedHashSet<>();
        private long read;
        private long doubles;
        private long foreign;
        private long badRows;

        Staging(Wish wish, long id, LongConsumer rows) {
            this.wish = wish;
            this.id = id;
            this.rows = rows;
        }

        @Override
        public void person(Person person) {
            batch.add(new Staged(person.user(), person.xp(), person.messages()));
            if (batch.size() >= BATCH) {
                flush();
            }
        }

        void flush() {
            if (!batch.isEmpty()) {
                doubles += operations.stage(wish.guild(), id, batch);
                read += batch.size();
                batch.clear();
                rows.accept(read);
            }
        }

        @Override
        public void bad(BadRow row) {
            badRows++;
            if (bad.size() < MOST_BAD) {
                bad.add(row);
            }
        }

        @Override
        public void suggestion(Suggestion suggestion) {
            if (suggestions.size() < MOST_SUGGESTIONS) {
                suggestions.add(suggestion);
            }
        }

        @Override
        public void foreign() {
            foreign++;
        }
    }
}
