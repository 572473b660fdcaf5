package dev.guildhall.simulator.oauth;

import dev.guildhall.simulator.world.Snowflake;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Codes and tokens. A code is good once and for ten minutes, an access token for a week. Safe for several threads. */
public final class Grants {
    /** How long an access token is good, in seconds. */
    public static final long LIFETIME_SECONDS = 604_800;

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(365);
    private static final int SECRET_BYTES = 24;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> access = new ConcurrentHashMap<>();
    private final Map<String, Grant> refresh = new ConcurrentHashMap<>();

    private record Code(
            Grant grant, String redirectUri, @Nullable String challenge) {}

    /** An access token with what belongs to it; shows no secret. */
    public record Pair(String accessToken, String refreshToken, List<String> scopes) {
        @Override
        public String toString() {
            return "Pair[" + scopes + "]";
        }
    }

    public Grants(Clock clock) {
        this.clock = clock;
    }

    /** A code for what a person has just allowed; {@code challenge} is PKCE's, by SHA-256. */
    String code(Snowflake person, List<String> scopes, String redirectUri, @Nullable String challenge) {
        codes.values().removeIf(code -> code.grant().expires().isBefore(clock.instant()));
        String code = secret();
        Grant grant = new Grant(person, scopes, clock.instant().plus(CODE_LIFETIME));
        codes.put(code, new Code(grant, redirectUri, challenge));
        return code;
    }

    /** Exchanges a code, which is used up by that; empty when it is not good, or was given for another address. */
    public Optional<Pair> exchange(String code, String redirectUri, @Nullable String verifier) {
        Code known = codes.remove(code);
        if (known == null
                || known.grant().expires().isBefore(clock.instant())
                || !known.redirectUri().equals(redirectUri)
                || !answers(known.challenge(), verifier)) {
            return Optional.empty();
        }
        return Optional.of(pair(known.grant()));
    }

    private static boolean answers(@Nullable String challenge, @Nullable String verifier) {
        if (challenge == null) {
            return true;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((verifier == null ? "" : verifier).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).equals(challenge);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Exchanges a refresh token, which is used up by that. */
    public Optional<Pair> refresh(String token) {
        return Optional.ofNullable(refresh.remove(token)).map(this::pair);
    }

    private Pair pair(Grant grant) {
        Pair pair = new Pair(secret(), secret(), grant.scopes());
        access.put(
                pair.accessToken(),
                new Grant(grant.person(), grant.scopes(), clock.instant().plusSeconds(LIFETIME_SECONDS)));
        refresh.put(
                pair.refreshToken(),
                new Grant(grant.person(), grant.scopes(), clock.instant().plus(REFRESH_LIFETIME)));
        return pair;
    }

    /** What an access token stands for, while it is good. */
    public Optional<Grant> find(String accessToken) {
        return Optional.ofNullable(access.get(accessToken))
                .filter(grant -> grant.expires().isAfter(clock.instant()));
    }

    /** Makes a token of either kind useless. */
    public void revoke(String token) {
        access.remove(token);
        refresh.remove(token);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
