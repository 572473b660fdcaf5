package dev.guildhall.runner.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Who uses a data folder. Finding out changes nothing and hinders nobody; the process that has the lock itself must not ask, since
 * it would lose it.
 */
public sealed interface FolderState {

    /** Nobody. */
    record Free() implements FolderState {}

    /** A run that was killed or died; nobody now. */
    record Abandoned(long pid) implements FolderState {}

    /**
     * A process that is alive.
     *
     * @param url where it answers; empty while a run starts, and for a command such as {@code migrate}
     */
    record Held(long pid, Optional<String> url) implements FolderState {}

    static FolderState of(Path folder) {
        Path file = folder.resolve(DataFolder.LOCK);
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException none) {
            return new Free();
        }
        Optional<Long> pid = value(lines, "pid=").flatMap(FolderState::number);
        if (pid.isEmpty()) {
            return new Free();
        }
        // Only then the lock itself is tried: a number may belong to another program by now.
        boolean held = ProcessHandle.of(pid.get()).isPresent() && isLocked(file);
        return held ? new Held(pid.get(), value(lines, "url=")) : new Abandoned(pid.get());
    }

    private static Optional<String> value(List<String> lines, String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static boolean isLocked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return free == null;
        } catch (OverlappingFileLockException thisProcess) {
            return true;
        } catch (IOException unreadable) {
            return true;
        }
    }
}
