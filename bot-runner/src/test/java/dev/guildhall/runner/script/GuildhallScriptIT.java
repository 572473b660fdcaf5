package dev.guildhall.runner.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code guildhall}, in a checkout of its own, with JDKs and a Maven that only say what they are told to do. */
class GuildhallScriptIT {

    @TempDir
    Path folder;

    private Path checkout;
    private Path programs;

    private record Outcome(int code, String output) {}

    @BeforeEach
    void aCheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        Path script = Path.of("..", "guildhall").toAbsolutePath().normalize();
        Files.copy(script, checkout.resolve("guildhall"));
        Files.createDirectories(checkout.resolve(".mvn/wrapper"));
        Files.writeString(
                checkout.resolve(".mvn/wrapper/maven-wrapper.properties"),
                "distributionUrl=https://127.0.0.1:1/apache-maven-3.9.0-bin.zip\n");
        Files.createDirectories(checkout.resolve("bot-core/src/main/java"));
        Files.writeString(checkout.resolve("bot-core/src/main/java/A.java"), "");
        Files.writeString(checkout.resolve("pom.xml"), "");
        programs = Files.createDirectories(folder.resolve("programs"));
        // No network, and a Maven that builds one empty jar and says so.
        program(programs.resolve("curl"), "exit 7");
        program(programs.resolve("mvn"), """
                [ "$1" = -v ] && { echo "Apache Maven 3.9.1 (abc)"; exit 0; }
                echo "[INFO] Building bot-core 1 [1/2]"
                echo built >>"%s"
                mkdir -p bot-runner/target/app/lib && : >bot-runner/target/app/lib/one.jar
                """.formatted(folder.resolve("builds")));
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        program(home.resolve("bin/java"), "echo \"" + name + " runs $*, class path $CLASSPATH\"");
        program(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Outcome run(Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private Outcome guildhall(Path home, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("guildhall").toString()));
        command.addAll(List.of(arguments));
        return run(Map.of("JAVA_HOME", home.toString()), command);
    }

    private int builds() throws IOException {
        Path file = folder.resolve("builds");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    /** Whatever the file system's clock is worth: what is changed from here on is newer than the last build. */
    private void letTheStampBeOld() throws IOException {
        Path stamp = checkout.resolve("bot-runner/target/app/built");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().minusSeconds(5)));
        for (Path path : List.of(
                checkout.resolve("pom.xml"),
                checkout.resolve(".mvn"),
                checkout.resolve(".mvn/wrapper"),
                checkout.resolve(".mvn/wrapper/maven-wrapper.properties"),
                checkout.resolve("bot-core/src/main/java/A.java"),
                checkout.resolve("bot-core/src/main/java"),
                checkout.resolve("bot-core/src/main"))) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
        }
    }

    @Test
    void helpNeedsNothing() throws Exception {
        Outcome help = guildhall(Path.of("/nowhere"), "help");
        assertThat(help.code()).isZero();
        assertThat(help.output()).contains("Usage: ./guildhall COMMAND").contains("simulator");
        assertThat(builds()).isZero();
    }

    @Test
    void aJavaHomeThatIsNewEnoughIsTaken() throws Exception {
        Outcome run = guildhall(jdk("jdk-25", "25.0.3"), "run", "--shards", "4");
        assertThat(run.code()).isZero();
        assertThat(run.output())
                .contains("[1/2] bot-core")
                .contains("jdk-25 runs ")
                .contains("dev.guildhall.runner.Guildhall run --shards 4, class path " + checkout.toRealPath()
                        + "/bot-runner/target/app/lib/one.jar");
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
        Path newer = jdk("jdk-26", "26");
        for (String version : List.of("17.0.15", "1.8.0_402", "24.0.1")) {
            Outcome run = run(
                    Map.of(
                            "JAVA_HOME",
                            jdk("jdk-old", version).toString(),
                            "PATH",
                            programs + ":" + newer.resolve("bin") + ":/usr/bin:/bin"),
                    List.of(checkout.resolve("guildhall").toString(), "run"));
            assertThat(run.output()).contains("jdk-26 runs ").doesNotContain("jdk-old runs ");
        }
    }

    @Test
    void aSymbolicLinkAndAnotherFolderDoNoHarm() throws Exception {
        Files.createSymbolicLink(folder.resolve("first"), Path.of("a checkout/guildhall"));
        Files.createSymbolicLink(folder.resolve("second"), folder.resolve("first"));
        Outcome run = run(
                Map.of("JAVA_HOME", jdk("jdk-25", "25").toString()),
                List.of(folder.resolve("second").toString(), "status"));
        assertThat(run.output()).contains("dev.guildhall.runner.Guildhall status");
    }

    @Test
    void nothingIsBuiltThatDidNotChange() throws Exception {
        Path home = jdk("jdk-25", "25");
        guildhall(home, "run");
        letTheStampBeOld();
        assertThat(guildhall(home, "run").output()).doesNotContain("builds");
        assertThat(builds()).isEqualTo(1);

        Files.writeString(checkout.resolve("bot-core/src/main/java/B.java"), "");
        guildhall(home, "run");
        assertThat(builds()).isEqualTo(2);

        letTheStampBeOld();
        Files.delete(checkout.resolve("bot-core/src/main/java/B.java"));
        guildhall(home, "run");
        assertThat(builds()).as("a source that is gone is a change").isEqualTo(3);
    }

    @Test
    void aBuildThatFailsSaysWhyAndIsTriedAgain() throws Exception {
        program(programs.resolve("mvn"), """
                [ "$1" = -v ] && { echo "Apache Maven 3.9.1"; exit 0; }
                echo "[ERROR] A.java:1 is wrong"
                exit 1
                """);
        Path home = jdk("jdk-25", "25");
        for (int attempt = 0; attempt < 2; attempt++) {
            Outcome run = guildhall(home, "run");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.output()).contains("[ERROR] A.java:1 is wrong").contains("guildhall: the build failed");
        }
    }

    @Test
    void aMavenThatIsTooOldIsRefused() throws Exception {
        program(programs.resolve("mvn"), "echo 'Apache Maven 3.6.3'");
        Outcome run = guildhall(jdk("jdk-25", "25"), "run");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains("there is no Maven 3.8.6 or newer on the PATH");
    }

    @Test
    void testsPassTheirExitCodeOn() throws Exception {
        program(programs.resolve("mvn"), """
                [ "$1" = -v ] && { echo "Apache Maven 3.9.1"; exit 0; }
                echo "maven $*"
                echo "[INFO] Tests run: 3, Failures: 1"
                exit 3
                """);
        Outcome test = guildhall(jdk("jdk-25", "25"), "test", "-Dtest=A");
        assertThat(test.code()).isEqualTo(3);
        assertThat(test.output()).contains("verify -Dtest=A").contains("[INFO] Tests run: 3, Failures: 1");
    }

    @Test
    void signalsReachTheProgram() throws Exception {
        Path home = jdk("jdk-25", "25");
        program(home.resolve("bin/java"), "trap 'exit 9' TERM; echo up; while :; do sleep 0.05; done");
        guildhall(home, "build");
        ProcessBuilder builder =
                new ProcessBuilder(checkout.resolve("guildhall").toString(), "run");
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        Process process = builder.start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("up");
            process.destroy();
            Await.until("it ended", () -> !process.isAlive());
            assertThat(process.exitValue()).isEqualTo(9);
        } finally {
            process.destroyForcibly();
        }
    }
}
