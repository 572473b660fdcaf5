package dev.guildhall.runner.doctor;

import dev.guildhall.runner.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room in the data folder: for a database of its own, or for caches alone. */
record DiskCheck(Configuration configuration) implements Doctor.Examination {

    private static final String NAME = "disk space";
    private static final long MEBIBYTE = 1 << 20;

    @Override
    public void into(Notebook notebook) throws IOException {
        Path place = configuration.data();
        while (place.getParent() != null && !Files.exists(place)) {
            place = place.getParent();
        }
        notebook.found(of(
                Files.getFileStore(place).getUsableSpace(),
                configuration.database().isEmpty(),
                configuration.data().toString()));
    }

    /** @param holdsDatabase PostgreSQL stops when its disk is full; its log alone takes 256 MB */
    static Finding of(long usable, boolean holdsDatabase, String folder) {
        long least = (holdsDatabase ? 512 : 64) * MEBIBYTE;
        long comfortable = (holdsDatabase ? 2048 : 256) * MEBIBYTE;
        String seen = text(usable) + " free in " + folder;
        String remedy =
                "make room, or choose a folder on another disk with --data; " + text(comfortable) + " are comfortable";
        if (usable < least) {
            return Finding.problem(NAME, seen, remedy);
        }
        return usable < comfortable ? Finding.warning(NAME, seen, remedy) : Finding.ok(NAME, seen);
    }

    private static String text(long bytes) {
        long mebibytes = bytes / MEBIBYTE;
        return mebibytes < 10_240 ? mebibytes + " MB" : mebibytes / 1024 + " GB";
    }
}
