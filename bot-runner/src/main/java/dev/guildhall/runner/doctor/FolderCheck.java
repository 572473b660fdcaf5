package dev.guildhall.runner.doctor;

import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.supervisor.FolderState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Whether the data folder can be used, and who uses it. */
record FolderCheck(Configuration configuration, FolderState state) implements Doctor.Examination {

    private static final String NAME = "data folder";

    @Override
    public void into(Notebook notebook) throws IOException {
        Path folder = configuration.data();
        if (!Files.exists(folder)) {
            notebook.found(missing(folder));
        } else if (!Files.isDirectory(folder)) {
            notebook.found(Finding.problem(NAME, folder + " is not a folder", "choose another with --data"));
            return;
        } else if (!Files.isWritable(folder)) {
            notebook.found(Finding.problem(
                    NAME,
                    folder + " cannot be written by " + System.getProperty("user.name"),
                    "correct its owner or rights, or choose another with --data"));
        } else {
            notebook.found(Finding.ok(NAME, folder + use()));
        }
        lookAtPassword(folder.resolve("postgres.password"), notebook);
    }

    private String use() {
        return switch (state) {
            case FolderState.Free _ -> "; nothing runs with it";
            case FolderState.Abandoned _ -> "; nothing runs with it";
            case FolderState.Held(long pid, var _) -> " is used by process " + pid;
        };
    }

    private static Finding missing(Path folder) {
        Path parent = folder;
        while (parent.getParent() != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return Files.isDirectory(parent) && Files.isWritable(parent)
                ? Finding.ok(NAME, folder + " does not exist yet; a run makes it")
                : Finding.problem(
                        NAME,
                        folder + " does not exist, and cannot be made in " + parent,
                        "choose one that you may write with --data");
    }

    private static void lookAtPassword(Path file, Notebook notebook) throws IOException {
        if (!Files.exists(file)
                || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> others = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        others.retainAll(Files.getPosixFilePermissions(file));
        if (!others.isEmpty()) {
            notebook.found(
                    Finding.warning(NAME, "others may read the database's password in " + file, "chmod 600 " + file));
        }
    }
}
