package dev.guildhall.xp.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.transfer.Collected;
import dev.guildhall.xp.transfer.Format;
import dev.guildhall.xp.transfer.Person;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportFormatTest {

    @ParameterizedTest
    @EnumSource
    void importReadsWhatExportWrote(ExportFormat format) throws Exception {
        Random random = new Random(7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportWriter writer = format.writer(out);
        List<String> expected = new ArrayList<>();
        writer.begin(Collected.GUILD, Instant.parse("2026-11-20T20:00:00Z"));
        for (int i = 0; i < 2000; i++) {
            long id = 100_000_000_000_000_000L + random.nextLong(1_000_000_000_000_000_000L);
            long xp = random.nextLong(Person.MOST_XP + 1);
            int messages = random.nextInt(100_000);
            writer.line(new ExportWriter.Line(new UserId(id), xp, random.nextInt(500), messages));
            expected.add(id + " " + xp + " " + messages);
        }
        writer.end();

        Collected found = Collected.from(out.toString(StandardCharsets.UTF_8));
        assertThat(found.people).isEqualTo(expected);
        assertThat(found.bad).isEmpty();
        assertThat(found.suggestions).isEmpty();
    }

    @Test
    void jsonHasAMemberALine() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportWriter writer = ExportFormat.JSON.writer(out);
        writer.begin(Collected.GUILD, Instant.parse("2026-11-20T20:00:00Z"));
        writer.line(new ExportWriter.Line(new UserId(300000000000000001L), 245, 2, 12));
        writer.end();

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "{\"format\":\"guildhall\",\"version\":1,\"guild\":\"600000000000000001\",\"time\":\"2026-11-20T20:00:00Z\","
                                + "\"members\":[",
                        "{\"id\":\"300000000000000001\",\"xp\":245,\"level\":2,\"messages\":12}]}");
        assertThat(Collected.detected(out.toString(StandardCharsets.UTF_8))).isEqualTo(Format.GUILDHALL);
    }

    @Test
    void unknownFormatIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> ExportFormat.of("xml"))
                .hasMessageContaining("xml")
                .hasMessageContaining("csv");
    }
}
