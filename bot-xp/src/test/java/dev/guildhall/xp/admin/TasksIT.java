package dev.guildhall.xp.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.Feature;
import dev.guildhall.spi.facet.OperatorTask;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.xp.Tables;
import dev.guildhall.xp.XpModule;
import dev.guildhall.xp.ledger.MemberKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksIT {

    private static final String GUILD = SampleGuild.ID.toString();

    private final Harness harness = Harness.start(new XpModule());
    private final List<String> said = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    @TempDir
    Path folder;

    private Feature feature;

    @BeforeEach
    void create() {
        feature = new XpModule().create(harness.context());
    }

    @AfterEach
    void close() {
        feature.close();
        harness.close();
    }

    private void run(String name, String... arguments) {
        said.clear();
        OperatorTask task = feature.facets().stream()
                .filter(OperatorTask.class::isInstance)
                .map(OperatorTask.class::cast)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        task.run(List.of(arguments), new OperatorTask.Console() {
            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public void progress(String what, long done, long total) {
                progress.add(what + " " + done + "/" + total);
            }
        });
    }

    private long total() {
        return new Tables(harness.database()).total(new MemberKey(SampleGuild.ID, SampleGuild.ANNA.id()));
    }

    @Test
    void fileIsTriedThenImportedThenExportedAndReadAgain() throws Exception {
        Path file = folder.resolve("levels.csv");
        Files.writeString(file, "id,xp\n" + SampleGuild.ANNA.id() + ",250\nx,1\n");

        run("import", file.toString(), "--guild", GUILD, "--dry-run");
        assertThat(total()).isZero();
        run("import", file.toString(), "--guild=" + GUILD, "--yes", "--mode", "replace");
        assertThat(total()).isEqualTo(250);
        assertThat(progress).contains("applied 1/1");

        Path written = folder.resolve("out.csv");
        run("export", "--guild", GUILD, "--format", "csv", "--file", written.toString());
        assertThat(Files.readAllLines(written))
                .containsExactly("user_id,xp,level,messages", SampleGuild.ANNA.id() + ",250,2,0");
        run("export", "--guild", GUILD, "--format", "csv");
        assertThat(said).containsExactly("user_id,xp,level,messages", SampleGuild.ANNA.id() + ",250,2,0");
        run("import", written.toString(), "--guild", GUILD, "--yes", "--mode", "add");
        assertThat(total()).isEqualTo(500);
    }

    @Test
    void wrongArgumentsAreRefusedWithTheRemedy() throws Exception {
        Path file = Files.writeString(folder.resolve("x.txt"), "hello");
        refused("--guild is missing", file.toString(), "--yes");
        refused("--guild 12 is not the id", file.toString(), "--guild", "12", "--yes");
        refused("did you mean --mode", file.toString(), "--guild", GUILD, "--mod", "add");
        refused("add, replace, max", file.toString(), "--guild", GUILD, "--mode", "sum", "--yes");
        refused("either --dry-run", file.toString(), "--guild", GUILD);
        refused("there is no file", "/nowhere", "--guild", GUILD, "--yes");
        refused("either a file or --mee6", "--guild", GUILD, "--yes");
    }

    private void refused(String because, String... arguments) {
        assertThatThrownBy(() -> run("import", arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }
}
