package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStateTest {

    @TempDir
    Path folder;

    @Test
    void aFolderThatNobodyUsedIsFree() {
        assertThat(FolderState.of(folder)).isEqualTo(new FolderState.Free());
        assertThat(FolderState.of(folder.resolve("none"))).isEqualTo(new FolderState.Free());
    }

    @Test
    void aRunHoldsItAndSaysWhere() {
        long own = ProcessHandle.current().pid();
        try (DataFolder data = DataFolder.lock(folder)) {
            data.answersAt("http://127.0.0.1:1");
            assertThat(FolderState.of(folder)).isEqualTo(new FolderState.Held(own, Optional.of("http://127.0.0.1:1")));
        }
        assertThat(FolderState.of(folder)).isEqualTo(new FolderState.Free());
    }

    @Test
    void aRunThatDiedIsToldFromOneThatLives() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        assertThat(dead.waitFor()).isZero();
        Files.writeString(folder.resolve(DataFolder.LOCK), "pid=" + dead.pid() + "\nurl=http://127.0.0.1:1\n");
        assertThat(FolderState.of(folder)).isEqualTo(new FolderState.Abandoned(dead.pid()));
    }

    @Test
    void aNumberThatBelongsToAnotherProgramByNowDoesNotMislead() throws Exception {
        long own = ProcessHandle.current().pid();
        Files.writeString(folder.resolve(DataFolder.LOCK), "pid=" + own + "\n");
        assertThat(FolderState.of(folder)).isEqualTo(new FolderState.Abandoned(own));
    }
}
