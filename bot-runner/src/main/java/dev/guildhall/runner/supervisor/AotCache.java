package dev.guildhall.runner.supervisor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JVM's cache of loaded classes and profiles, which halves what the start of a shard process costs.
 *
 * <p>The first run with new jars records, in one process; the second makes the cache from that, with low priority and after
 * all is ready; those after it use it. A cache that does not fit is passed over by the JVM, so nothing here can fail a start.
 * Thread-safe.
 */
final class AotCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AotCache.class);

    private final Path folder;
    private final List<String> flags;
    private final String key;
    private final AtomicBoolean recording = new AtomicBoolean();
    private volatile @Nullable Process maker;

    /** Keeps it in a folder, for processes that run with these flags. */
    AotCache(Path folder, List<String> flags) {
        this.folder = folder;
        this.flags = List.copyOf(flags);
        this.key = key(flags);
    }

    /** What a process about to start is to be told; the first one may have to record. */
    List<String> use() {
        if (Files.exists(cache())) {
            return List.of("-XX:AOTCache=" + cache());
        }
        if (Files.exists(record()) || !recording.compareAndSet(false, true)) {
            return List.of();
        }
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record());
    }

    /** Makes the cache, if an earlier run has recorded. Returns at once. */
    void make() {
        if (Files.exists(record()) && !Files.exists(cache()) && !recording.get()) {
            Thread.ofVirtual().name("aot-cache").start(this::makeNow);
        }
    }

    private void makeNow() {
        Path unfinished = folder.resolve("shard-" + key + ".aot.part");
        try {
            removeOlder();
            List<String> command = new ArrayList<>();
            if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
                command.addAll(List.of("/usr/bin/nice", "-n", "19"));
            }
            command.add(JavaChild.java());
            command.addAll(flags);
            command.addAll(
                    List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record(), "-XX:AOTCache=" + unfinished));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            JavaChild.prepare(builder);
            Process started = builder.start();
            maker = started;
            if (started.waitFor() == 0 && Files.exists(unfinished)) {
                Files.move(unfinished, cache(), StandardCopyOption.ATOMIC_MOVE);
                LOG.info("aot cache - made; shard processes start faster from now on");
            } else {
                LOG.debug("aot cache - was not made, exit code {}", started.exitValue());
            }
            // A record that made no cache makes none the next time either: record again.
            Files.deleteIfExists(record());
        } catch (IOException failure) {
            LOG.debug("aot cache - was not made", failure);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeOlder() throws IOException {
        List<Path> older;
        try (Stream<Path> files = Files.list(folder)) {
            older = files.filter(file -> file.getFileName().toString().startsWith("shard-") && !file.equals(record()))
                    .toList();
        }
        for (Path file : older) {
            Files.deleteIfExists(file);
        }
    }

    private Path cache() {
        return folder.resolve("shard-" + key + ".aot");
    }

    private Path record() {
        return folder.resolve("shard-" + key + ".record");
    }

    /** Differs when the JVM, its flags or a jar does. */
    private static String key(List<String> flags) {
        StringBuilder parts = new StringBuilder(System.getProperty("java.vm.version")).append(flags);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            File file = new File(entry);
            parts.append('\n')
                    .append(entry)
                    .append(' ')
                    .append(file.length())
                    .append(' ')
                    .append(file.lastModified());
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(parts.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        Process making = maker;
        if (making != null) {
            making.destroyForcibly();
        }
    }
}
