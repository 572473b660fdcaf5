package dev.guildhall.javacord.gateway;

import dev.guildhall.core.discord.Intake;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.javacord.rest.GlobalLimit;
import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the shards of one process have in common.
 *
 * @param restBase where Javacord's own calls go, in place of the address that is compiled into it
 * @param privileges the privileged intents to ask for, asked at each login
 * @param fatal told, by any thread, why no shard of this bot can log in; it may be told more than once
 */
public record GatewaySetup(
        String token,
        URI restBase,
        int totalShards,
        IdentifyLimit identifyLimit,
        GlobalLimit globalLimit,
        Intake intake,
        Responders responders,
        Consumer<String> fatal,
        Supplier<Set<Privilege>> privileges) {

    /** Everything that tells, but not the token. */
    @Override
    public String toString() {
        return "GatewaySetup[restBase=" + restBase + ", totalShards=" + totalShards + "]";
    }
}
