package dev.guildhall.spi.command;

import java.net.URI;

/**
 * A file that a person gave to a command.
 *
 * @param size in bytes
 * @param address where {@link dev.guildhall.spi.guild.Downloads} gets it
 */
public record UploadedFile(String name, long size, URI address) {}
