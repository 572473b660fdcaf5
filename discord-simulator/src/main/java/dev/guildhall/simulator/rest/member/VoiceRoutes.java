package dev.guildhall.simulator.rest.member;

import static io.javalin.http.HandlerType.GET;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.VoiceState;
import dev.guildhall.simulator.world.World;

/** Voice regions, and who is in voice. */
public record VoiceRoutes(World world, Found found) {
    private static final String STATES = "/guilds/{guild}/voice-states";

    public void mount(Router router) {
        router.bot(
                GET,
                "/voice/regions",
                call -> Answer.ok(Json.array()
                        .add(Json.object()
                                .put("id", "rotterdam")
                                .put("name", "Rotterdam")
                                .put("optimal", true)
                                .put("deprecated", false)
                                .put("custom", false))));
        router.bot(
                GET,
                STATES + "/@me",
                call -> state(found.guild(call), world.bot().id()));
        router.bot(GET, STATES + "/{user}", call -> state(found.guild(call), call.id("user")));
    }

    private static Answer state(Guild guild, Snowflake person) {
        VoiceState state =
                guild.voiceState(person).orElseThrow(() -> DiscordError.unknown(10065, "Unknown Voice State"));
        JsonNode wire = state.wire(guild, true);
        return Answer.ok(wire);
    }
}
