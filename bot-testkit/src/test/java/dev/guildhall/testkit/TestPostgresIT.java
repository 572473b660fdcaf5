package dev.guildhall.testkit;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.data.DatabaseUnavailableException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class TestPostgresIT {

    @Test
    void eachCallerGetsMigratedDatabaseOfItsOwn() {
        try (TestDatabase one = TestPostgres.freshDatabase();
                TestDatabase other = TestPostgres.freshDatabase()) {
            one.transaction(sql -> sql.insertInto(MEMBER)
                    .set(MEMBER.GUILD_ID, 1L)
                    .set(MEMBER.USER_ID, 2L)
                    .execute());

            assertThat(one.<Integer>query(sql -> sql.fetchCount(MEMBER))).isEqualTo(1);
            assertThat(other.<Integer>query(sql -> sql.fetchCount(MEMBER))).isZero();
        }
    }

    @Test
    void isPostgres18OfEitherKind() {
        try (TestDatabase database = TestPostgres.freshDatabase()) {
            String version = database.query(sql -> sql.select(DSL.field("version()", String.class))
                    .fetchSingle()
                    .value1());

            assertThat(version).startsWith("PostgreSQL 18");
        }
    }

    @Test
    void whatThrowsIsRolledBack() {
        try (TestDatabase database = TestPostgres.freshDatabase()) {
            assertThatThrownBy(() -> database.transaction(sql -> {
                        sql.insertInto(MEMBER)
                                .set(MEMBER.GUILD_ID, 1L)
                                .set(MEMBER.USER_ID, 2L)
                                .execute();
                        throw new IllegalStateException("on purpose");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(database.<Integer>query(sql -> sql.fetchCount(MEMBER))).isZero();
        }
    }

    @Test
    void closedDatabaseIsGone() {
        TestDatabase database = TestPostgres.freshDatabase();
        database.close();

        assertThatThrownBy(() -> database.query(sql -> sql.fetchCount(MEMBER)))
                .isInstanceOf(DatabaseUnavailableException.class);
    }
}
