package dev.guildhall.simulator.world;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture that was uploaded, such as an avatar.
 *
 * @param hash by which Discord's objects name it; that of a moving picture begins with {@code a_}
 */
public record Picture(String hash, String contentType, FileContent content) {
    private static final Pattern DATA =
            Pattern.compile("data:(image/(?:png|jpe?g|gif|webp));base64,([A-Za-z0-9+/]+=*)");

    /** The picture of a {@code data:} address in base64; empty when it is none. */
    public static Optional<Picture> of(String data) {
        Matcher matcher = DATA.matcher(data);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(matcher.group(2));
            // What discord.js says of every picture, and Discord takes.
            String type = matcher.group(1).replace("image/jpg", "image/jpeg");
            String hash = String.format("%08x%08x", matcher.group(2).hashCode(), bytes.length);
            return Optional.of(
                    new Picture((type.equals("image/gif") ? "a_" : "") + hash + hash, type, new FileContent(bytes)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
