package dev.guildhall.xp.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that can be read several times. */
public sealed interface TransferFile {

    /** The most that a reader takes, in bytes. */
    long MOST_BYTES = 2L << 30;

    InputStream open() throws IOException;

    /** In bytes. */
    long size() throws IOException;

    /** A small one. */
    record InMemory(byte[] content) implements TransferFile {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public long size() {
            return content.length;
        }
    }

    /** One on the disk, of any size. */
    record OnDisk(Path path) implements TransferFile {

        @Override
        public InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        }

        @Override
        public long size() throws IOException {
            return Files.size(path);
        }
    }
}
