package dev.guildhall.xp.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent arrives, to the last digit. */
class ArrayTableIT {

    private static final Random RANDOM = new Random(7);
    private static final int ROWS = 2_000;

    private record Row(
            long number,
            @Nullable Long id,
            @Nullable Integer small,
            @Nullable Short smallest,
            @Nullable OffsetDateTime time,
            @Nullable LocalDate day,
            String text) {}

    private static Row row(long number) {
        // Between 2015, when Discord began, and 2100, in microseconds.
        long micros = RANDOM.nextLong(1_420_070_400_000_000L, 4_102_444_800_000_000L);
        OffsetDateTime time = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000)
                .atOffset(ZoneOffset.UTC);
        return new Row(
                number,
                RANDOM.nextInt(5) == 0 ? null : RANDOM.nextLong(),
                RANDOM.nextInt(5) == 0 ? null : RANDOM.nextInt(),
                RANDOM.nextInt(5) == 0 ? null : (short) RANDOM.nextInt(),
                RANDOM.nextInt(5) == 0 ? null : time,
                RANDOM.nextInt(5) == 0 ? null : time.toLocalDate(),
                "text " + number + " \"{},'");
    }

    @Test
    void everyTypeArrivesAsItWasSent() {
        List<Row> rows = new ArrayList<>();
        for (long number = 0; number < ROWS; number++) {
            rows.add(row(number));
        }
        ArrayTable sent = new ArrayTable("sent_rows")
                .withLongs("number", rows, Row::number)
                .with("id", rows, Row::id, Long[]::new)
                .with("small", rows, Row::small, Integer[]::new)
                .with("smallest", rows, Row::smallest, Short[]::new)
                .with("time", rows, Row::time, OffsetDateTime[]::new)
                .with("day", rows, Row::day, LocalDate[]::new)
                .with("text", rows, Row::text, String[]::new);
        Field<Long> number = sent.column("number", Long.class);
        try (TestDatabase database = TestPostgres.freshDatabase()) {
            List<Row> arrived = database.query(sql -> sql.select(
                            number,
                            sent.column("id", Long.class),
                            sent.column("small", Integer.class),
                            sent.column("smallest", Short.class),
                            sent.column("time", OffsetDateTime.class),
                            sent.column("day", LocalDate.class),
                            sent.column("text", String.class))
                    .from(sent.table())
                    .orderBy(number)
                    .fetch(row -> new Row(
                            row.value1(),
                            row.value2(),
                            row.value3(),
                            row.value4(),
                            row.value5(),
                            row.value6(),
                            row.value7())));
            assertThat(arrived).isEqualTo(rows);
        }
    }

    @Test
    void noRowsAreNoRows() {
        ArrayTable sent = new ArrayTable("nothing").withLongs("number", List.<Row>of(), Row::number);
        try (TestDatabase database = TestPostgres.freshDatabase()) {
            assertThat(database.<Integer>query(sql -> sql.fetchCount(sent.table())))
                    .isZero();
        }
    }
}
