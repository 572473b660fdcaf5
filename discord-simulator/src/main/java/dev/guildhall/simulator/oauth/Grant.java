package dev.guildhall.simulator.oauth;

import dev.guildhall.simulator.world.Snowflake;
import java.time.Instant;
import java.util.List;

/** What a person has allowed, and until when. */
public record Grant(Snowflake person, List<String> scopes, Instant expires) {
    public Grant {
        scopes = List.copyOf(scopes);
    }

    /** Whether a scope was allowed. */
    public boolean allows(String scope) {
        return scopes.contains(scope);
    }
}
