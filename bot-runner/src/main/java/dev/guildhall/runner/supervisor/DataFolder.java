package dev.guildhall.runner.supervisor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data folder of a run, locked for as long as this is open. The lock is the operating system's: it ends with the
 * process, however that ends. The locked file says who holds it, and where it answers.
 */
public final class DataFolder implements AutoCloseable {

    static final String LOCK = "guildhall.lock";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Locks a folder, making it where there is none.
     *
     * @throws StartException if another run has it, or it cannot be written
     */
    public static DataFolder lock(Path folder) {
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new StartException(
                    "the data folder " + folder + " cannot be used (" + failure
                            + "): choose one that you may write with --data",
                    failure);
        }
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartException("the data folder " + folder + " is in use by another run"
                        + holder(folder).map(pid -> " (process " + pid + ")").orElse("")
                        + ": end that one, or choose another folder with --data");
            }
            DataFolder locked = new DataFolder(folder, channel, lock);
            locked.write("pid=" + ProcessHandle.current().pid() + "\n");
            return locked;
        } catch (IOException failure) {
            throw new StartException("the data folder " + folder + " cannot be locked (" + failure + ")", failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static Optional<String> holder(Path folder) {
        return line(folder, "pid=");
    }

    private static Optional<String> line(Path folder, String start) {
        try {
            return Files.readAllLines(folder.resolve(LOCK)).stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    public Path path() {
        return folder;
    }

    void answersAt(String url) {
        try {
            write("pid=" + ProcessHandle.current().pid() + "\nurl=" + url + "\n");
        } catch (IOException failure) {
            throw new StartException("the data folder " + folder + " cannot be written (" + failure + ")", failure);
        }
    }

    private void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    @Override
    public void close() {
        try {
            // Not deleted: another run may already wait for this very file.
            channel.truncate(0);
            lock.release();
            channel.close();
        } catch (IOException failure) {
            throw new StartException("the data folder " + folder + " cannot be unlocked (" + failure + ")", failure);
        }
    }
}
