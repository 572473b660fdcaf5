package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void aSecondRunIsRefusedUntilTheFirstEnds() {
        Path data = folder.resolve("new/data");
        try (DataFolder first = DataFolder.lock(data)) {
            first.answersAt("http://127.0.0.1:1");
            assertThat(data.resolve(DataFolder.LOCK))
                    .hasContent("pid=" + ProcessHandle.current().pid() + "\nurl=http://127.0.0.1:1\n");
            assertThatThrownBy(() -> DataFolder.lock(data))
                    .isInstanceOf(StartException.class)
                    .hasMessage("the data folder " + data + " is in use by another run (process "
                            + ProcessHandle.current().pid()
                            + "): end that one, or choose another folder with --data");
        }
        assertThat(FolderState.of(data)).isEqualTo(new FolderState.Free());
        DataFolder.lock(data).close();
    }

    @Test
    void aFolderThatIsAFileIsSaidWithTheRemedy() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.lock(file))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("cannot be used")
                .hasMessageContaining("--data");
    }
}
