package dev.guildhall.testkit;

import dev.guildhall.spi.command.UploadedFile;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Files that people of a test have uploaded, by their address. Thread-safe. */
final class TestFiles {

    private final AtomicLong next = new AtomicLong(1);
    private final Map<URI, byte[]> contents = new ConcurrentHashMap<>();

    UploadedFile upload(String name, byte[] content) {
        URI address = URI.create("https://cdn.discordapp.com/attachments/" + SampleGuild.GENERAL + "/"
                + next.getAndIncrement() + "/" + name);
        contents.put(address, content.clone());
        return new UploadedFile(name, content.length, address);
    }

    Optional<byte[]> content(URI address) {
        return Optional.ofNullable(contents.get(address));
    }
}
