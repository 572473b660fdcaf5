package dev.guildhall.simulator.world;

import org.jspecify.annotations.Nullable;

/** A file as it was received, before it has an id. */
public record Upload(
        String fileName,
        String contentType,
        FileContent content,
        @Nullable String description) {}
