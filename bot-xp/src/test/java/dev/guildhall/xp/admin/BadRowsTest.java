package dev.guildhall.xp.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.xp.SampleTexts;
import dev.guildhall.xp.operation.Operation;
import dev.guildhall.xp.operation.Way;
import dev.guildhall.xp.transfer.BadRow;
import dev.guildhall.xp.transfer.Format;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BadRowsTest {

    private static final GuildId GUILD = new GuildId(1);
    private static final SampleTexts TEXTS = new SampleTexts();

    private final BadRows rows = new BadRows();

    static Importer.Read read(long id) {
        Operation operation = new Operation(
                GUILD,
                id,
                new UserId(2),
                Operation.Kind.IMPORT,
                Way.ADD,
                "",
                "",
                Operation.State.PREPARED,
                Instant.EPOCH,
                1,
                0,
                0,
                0,
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty());
        List<BadRow> bad =
                List.of(new BadRow(4, 0, BadRow.Reason.NO_XP, "x"), new BadRow(9, 0, BadRow.Reason.NEGATIVE, "-" + id));
        return new Importer.Read(operation, Format.CSV, 0, 0, 2, bad, "", OptionalLong.empty());
    }

    private Reply press(GuildId guild, String state) {
        Member member = new Member(new UserId(2), "Mia", false, List.of());
        Place place = new Place(new ChannelId(3), List.of());
        return (Reply) rows.action()
                .handler()
                .apply(new ActionCall(
                        guild, place, member, 0, state, List.of(), Map.of(), Instant.EPOCH, TEXTS, TEXTS));
    }

    @Test
    void buttonHandsOutAllRowsWithTheirLinesToWhoPressesIt() {
        String state = rows.button(read(7), TEXTS).action().state();

        Reply reply = press(GUILD, state);
        assertThat(reply.onlyForCaller()).isTrue();
        assertThat(new String(reply.body().attachments().getFirst().content(), StandardCharsets.UTF_8))
                .isEqualTo("import.place.line line=4: import.bad.no-xp (x)\n"
                        + "import.place.line line=9: import.bad.negative (-7)\n");
        assertThat(press(new GuildId(8), state).body().text()).isEqualTo("import.bad.forgotten");
    }

    @Test
    void onlyTheLatestAreKept() {
        for (long id = 1; id <= 9; id++) {
            rows.button(read(id), TEXTS);
        }
        assertThat(press(GUILD, "1").body().text()).isEqualTo("import.bad.forgotten");
        assertThat(press(GUILD, "2").body().attachments()).hasSize(1);
        assertThat(press(GUILD, "9").body().attachments()).hasSize(1);
    }
}
