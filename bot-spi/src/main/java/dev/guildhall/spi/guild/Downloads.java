package dev.guildhall.spi.guild;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.net.URI;
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

    /** A person's picture as it is shown in the guild, as PNG of 128 pixels; nothing where it cannot be had within two seconds. */
    Optional<byte[]> avatar(GuildId guild, UserId person);
}
