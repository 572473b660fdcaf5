package dev.guildhall.xp.reward;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.BEN;
import static dev.guildhall.xp.Samples.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoleSyncIT {

    private static final RoleId FIRST = new RoleId(51);
    private static final RoleId SECOND = new RoleId(52);
    private static final UserId ADMIN = new UserId(1);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final Members members = new Members();
    private final RoleSync sync = new RoleSync(
            database, outbox, members, guild -> Samples.leveling(Map.of(5, new RoleId(50))), Samples.consequences());

    @AfterEach
    void close() {
        database.close();
    }

    /** Two people of level 0 who have both roles of former rewards; and something that happens before Discord answers. */
    private static final class Members implements Guilds {

        private final ConcurrentLinkedQueue<Runnable> meanwhile = new ConcurrentLinkedQueue<>();

        @Override
        public List<Member> membersAfter(GuildId guild, UserId after) {
            Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
            return Stream.of(ANNA, BEN)
                    .filter(each -> each.user().value() > after.value())
                    .map(each -> new Member(each.user(), "somebody", false, List.of(FIRST, SECOND)))
                    .toList();
        }

        @Override
        public Set<GuildId> served() {
            return Set.of(GUILD);
        }

        @Override
        public Optional<Guild> guild(GuildId guild) {
            return Optional.empty();
        }

        @Override
        public Optional<Member> member(GuildId guild, UserId member) {
            return Optional.empty();
        }

        @Override
        public long permissions(GuildId guild, Place place, Member member) {
            return 0;
        }
    }

    private void restart(RoleId former) {
        database.transaction(sql -> {
            sync.restart(sql, GUILD, ADMIN, Set.of(former));
            return former;
        });
    }

    private void advanceUntilItEnded() {
        for (int round = 0; round < 5 && progress().ended().isEmpty(); round++) {
            sync.advance();
        }
    }

    private RoleSync.Progress progress() {
        return sync.progress(GUILD).orElseThrow();
    }

    @Test
    void whatChangesWhileTheFirstPageIsAskedForIsNotLost() {
        restart(FIRST);
        members.meanwhile.add(() -> restart(SECOND));

        advanceUntilItEnded();
        assertThat(progress().ended()).isPresent();
        assertThat(progress().members()).isEqualTo(2);
        assertThat(outbox.texts()).contains("301 -51", "302 -51", "301 -52", "302 -52");
    }

    @Test
    void whoIsThereHasNotLeft() {
        database.query(
                sql -> sql.execute(
                        "INSERT INTO xp.member (guild_id, user_id, left_at)"
                                + " VALUES (101, 301, now() - interval '1 day'), (101, 302, now() + interval '1 day'), (101, 303, now())"));
        restart(FIRST);
        advanceUntilItEnded();
        // Ben left after that was asked, and somebody else was not among those who are there.
        assertThat(database.<List<Long>>query(sql -> sql.select(MEMBER.USER_ID)
                        .from(MEMBER)
                        .where(MEMBER.LEFT_AT.isNotNull())
                        .orderBy(MEMBER.USER_ID)
                        .fetch(MEMBER.USER_ID)))
                .containsExactly(302L, 303L);
    }

    @Test
    void refusalOfWhatBeganBeforeDoesNotEndWhatBeganAnew() {
        restart(FIRST);
        members.meanwhile.add(() -> {
            restart(SECOND);
            throw new DiscordException("no intent", false, 50_001);
        });

        advanceUntilItEnded();
        assertThat(progress().problem()).isEmpty();
        assertThat(outbox.texts()).contains("301 -51", "302 -51", "301 -52", "302 -52");
    }
}
