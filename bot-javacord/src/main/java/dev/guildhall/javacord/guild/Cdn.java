package dev.guildhall.javacord.guild;

import java.net.URI;
import java.util.Set;

/**
 * Where Discord keeps files.
 *
 * @param base of pictures, without a slash at its end
 * @param local whether it is a simulator's, and files lie below the base too
 */
public record Cdn(String base, boolean local) {

    private static final Set<String> HOSTS = Set.of("cdn.discordapp.com", "media.discordapp.net");

    /** The one that belongs to a REST interface: Discord's own, or that of a simulator beside its interface. */
    public static Cdn of(URI restBase) {
        boolean discord = restBase.getHost() != null && restBase.getHost().endsWith("discord.com");
        return discord
                ? new Cdn("https://cdn.discordapp.com", false)
                : new Cdn(restBase.getScheme() + "://" + restBase.getAuthority() + "/cdn", true);
    }

    /** Whether a file at this address is Discord's, so that nobody makes the bot fetch something else. */
    boolean holds(URI address) {
        if (!address.normalize().equals(address) || address.getUserInfo() != null || address.getHost() == null) {
            return false;
        }
        boolean own = local && address.toString().startsWith(base + "/");
        boolean discord =
                "https".equals(address.getScheme()) && HOSTS.contains(address.getHost()) && address.getPort() == -1;
        return own || discord;
    }
}
