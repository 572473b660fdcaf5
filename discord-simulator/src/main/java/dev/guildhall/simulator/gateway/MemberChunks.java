package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Answers a request for guild members (op 8) in chunks of 1000. */
final class MemberChunks {
    private static final int CHUNK = 1000;

    private final World world;

    MemberChunks(World world) {
        this.world = world;
    }

    void answer(JsonNode request, Consumer<ObjectNode> send) {
        String id = request.path("guild_id").isArray()
                ? request.path("guild_id").path(0).asText()
                : request.path("guild_id").asText();
        if (Snowflake.isOne(id)) {
            world.guild(Snowflake.of(id)).ifPresent(guild -> answer(guild, request, send));
        }
    }

    private void answer(Guild guild, JsonNode request, Consumer<ObjectNode> send) {
        List<String> unknown = new ArrayList<>();
        List<Member> found = request.has("user_ids") ? byId(guild, request, unknown) : byName(guild, request);
        int chunks = Math.max(1, (found.size() + CHUNK - 1) / CHUNK);
        for (int index = 0; index < chunks; index++) {
            List<Member> part = found.subList(index * CHUNK, Math.min(found.size(), (index + 1) * CHUNK));
            ObjectNode chunk = Json.object()
                    .put("guild_id", guild.id().toString())
                    .put("chunk_index", index)
                    .put("chunk_count", chunks);
            chunk.set("members", Json.array(part.stream().map(Wire::member).toList()));
            if (index == 0 && !unknown.isEmpty()) {
                unknown.forEach(chunk.putArray("not_found")::add);
            }
            if (request.hasNonNull("nonce")) {
                chunk.set("nonce", request.get("nonce"));
            }
            send.accept(chunk);
        }
    }

    private static List<Member> byName(Guild guild, JsonNode request) {
        String query = request.path("query").asText().toLowerCase(Locale.ROOT);
        int limit = request.path("limit").asInt();
        return guild.members().stream()
                .filter(member -> member.person().name().startsWith(query)
                        || member.shownName().toLowerCase(Locale.ROOT).startsWith(query))
                .limit(limit == 0 ? Integer.MAX_VALUE : limit)
                .toList();
    }

    private static List<Member> byId(Guild guild, JsonNode request, List<String> unknown) {
        JsonNode asked = request.path("user_ids");
        List<Member> found = new ArrayList<>();
        for (JsonNode id : asked.isArray() ? asked : Json.array().add(asked)) {
            String text = id.asText();
            if (Snowflake.isOne(text) && guild.member(Snowflake.of(text)).isPresent()) {
                guild.member(Snowflake.of(text)).ifPresent(found::add);
            } else {
                unknown.add(text);
            }
        }
        return found;
    }
}
