package dev.guildhall.xp.rank;

import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.BEN;
import static dev.guildhall.xp.Samples.CARLA;
import static dev.guildhall.xp.Samples.GUILD;
import static dev.guildhall.xp.Samples.message;
import static dev.guildhall.xp.Samples.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.view.Board;
import dev.guildhall.xp.view.Boards;
import dev.guildhall.xp.view.Kind;
import dev.guildhall.xp.view.Period;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandingsIT {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final CreditStore store = Samples.store(database, new RecordingOutbox());
    private final KeptBoards boards = new KeptBoards(database, InstantSource.system());
    private final Standings standings = new Standings(database, boards);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoHasMoreStandsFirstAndOfEqualsTheLowerId() {
        store.commit(List.of(
                message(ANNA, 0, rules(50, Duration.ZERO)),
                message(BEN, 0, rules(70, Duration.ZERO)),
                message(CARLA, 0, rules(50, Duration.ZERO)),
                message(new MemberKey(new GuildId(999), new UserId(1)), 0, rules(900, Duration.ZERO))));

        assertThat(standings.of(GUILD, BEN.user())).contains(new Standing(BEN.user(), 1, 70));
        assertThat(standings.of(GUILD, ANNA.user())).contains(new Standing(ANNA.user(), 2, 50));
        assertThat(standings.of(GUILD, CARLA.user())).contains(new Standing(CARLA.user(), 3, 50));
    }

    @Test
    void whoEarnedNothingStandsNowhere() {
        assertThat(standings.of(GUILD, ANNA.user())).isEmpty();
    }

    @Test
    void everyPlaceOfTheListIsTheRankOfItsMember() {
        store.commit(IntStream.range(0, 300)
                .mapToObj(i -> message(
                        new MemberKey(GUILD, new UserId(1_000 + i)), 0, rules(1 + (i * 37) % 50, Duration.ZERO)))
                .toList());

        List<Board.Place> all = IntStream.range(0, 30)
                .mapToObj(page ->
                        new Boards(database, boards).page(GUILD, Kind.XP, new Period.Always(), ANNA.user(), page * 10L))
                .map(look -> ((Boards.Look.Page) look).board().places())
                .flatMap(List::stream)
                .toList();
        assertThat(all).hasSize(300);
        assertThat(all)
                .allSatisfy(each -> assertThat(standings.of(GUILD, each.user()))
                        .contains(new Standing(each.user(), each.rank(), each.value())));
    }
}
