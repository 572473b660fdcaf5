package dev.guildhall.spi.guild;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Fetches files from Discord, and from nowhere else. Calls block. Thread-safe. */
public interface Downloads {

    /**
     * The content of a file that somebody uploaded.
     *
     * @param address as {@link dev.guildhall.spi.command.UploadedFile#address}
     * @throws IllegalArgumentException if the address is not Discord's
     * @throws DiscordException if it is larger than allowed, or cannot be fetched
     */
    byte[] fetch(URI address, int atMostBytes);

    /**
     * As {@link #fetch(URI, int)}, for what is too large to be held in memory.
     *
     * @param into is written anew; where the call throws, what it holds then is of no use
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void fetch(URI address, long atMostBytes, Path into);

    /** A person's picture as it is shown in the guild, as PNG of 128 pixels; nothing where it cannot be had within two seconds. */
    Optional<byte[]> avatar(GuildId guild, UserId person);
}
