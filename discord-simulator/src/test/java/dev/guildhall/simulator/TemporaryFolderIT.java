package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that ends without closing its simulator leaves nothing behind. */
final class TemporaryFolderIT {
    /** The program that ends without close(). */
    static final class Careless {
        private Careless() {}

        public static void main(String[] arguments) {
            Simulator simulator = Simulator.start(SimulatorOptions.defaults());
            Runtime.getRuntime().exit(Files.exists(simulator.trustStore()) ? 7 : 1);
        }
    }

    @Test
    void folderOfTheTrustStoreGoesWithTheProcess(@TempDir Path temporary) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Careless.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isEqualTo(7);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("discord-simulator")))
                    .isEmpty();
        }
    }
}
