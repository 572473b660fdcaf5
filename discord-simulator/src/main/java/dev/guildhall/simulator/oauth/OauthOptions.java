package dev.guildhall.simulator.oauth;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be set about OAuth2.
 *
 * @param clientId the application's id
 * @param clientSecret the only secret that is accepted; null accepts every one that is not empty
 * @param redirectUris those that are registered; when there are none, every one on this machine is accepted
 */
public record OauthOptions(String clientId, @Nullable String clientSecret, List<String> redirectUris) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    public OauthOptions {
        redirectUris = List.copyOf(redirectUris);
    }

    /** Whether somebody may be sent there. */
    public boolean allowsRedirect(String uri) {
        if (!redirectUris.isEmpty()) {
            return redirectUris.contains(uri);
        }
        try {
            URI parsed = URI.create(uri);
            boolean web = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
            return web && parsed.getHost() != null && THIS_MACHINE.contains(parsed.getHost());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Whether these are the application's credentials. */
    public boolean isClient(@Nullable String id, @Nullable String secret) {
        if (!clientId.equals(id) || secret == null || secret.isEmpty()) {
            return false;
        }
        return clientSecret == null || clientSecret.equals(secret);
    }

    /** Does not show the secret. */
    @Override
    public String toString() {
        return "OauthOptions[" + clientId + ", redirects " + redirectUris + "]";
    }
}
