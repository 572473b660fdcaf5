package dev.guildhall.simulator.control;

import dev.guildhall.simulator.world.FileContent;
import dev.guildhall.simulator.world.Upload;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The files that a person attaches to a message. */
final class Files {
    private static final int MOST = 10;
    private static final long LARGEST = 10L * 1024 * 1024;

    private Files() {}

    /** Those of a multipart request, none of any other. */
    static List<Upload> of(Context context) {
        if (!context.isMultipartFormData()) {
            return List.of();
        }
        List<Upload> files = new ArrayList<>();
        for (UploadedFile file : context.uploadedFiles()) {
            if (files.size() == MOST || file.size() > LARGEST) {
                throw new ControlError(413, "give at most " + MOST + " files of 10 MB each");
            }
            files.add(upload(file));
        }
        return files;
    }

    private static Upload upload(UploadedFile file) {
        String type = file.contentType();
        try {
            return new Upload(
                    file.filename().replaceAll("[^A-Za-z0-9._-]", "_"),
                    type == null ? "application/octet-stream" : type,
                    new FileContent(file.content().readAllBytes()),
                    null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
