package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
    private static final int MOST_FOUND = 100;

    private final World world;

    MemberChunks(World world) {
        this.world = world;
    }

    void answer(JsonNode request, int intents, Consumer<ObjectNode> send) {
        String id = request.path("guild_id").isArray()
                ? request.path("guild_id").path(0).asText()
                : request.path("guild_id").asText();
        if (Snowflake.isOne(id)) {
            world.guild(Snowflake.of(id)).ifPresent(guild -> answer(guild, request, intents, send));
        }
    }

    private void answer(Guild guild, JsonNode request, int intents, Consumer<ObjectNode> send) {
        boolean presences = request.path("presences").asBoolean() && (intents & Intents.GUILD_PRESENCES) != 0;
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
            if (presences) {
                chunk.set("presences", presences(guild, part));
            }
            if (index == 0 && !unknown.isEmpty()) {
                unknown.forEach(chunk.putArray("not_found")::add);
            }
            if (request.hasNonNull("nonce")) {
                chunk.set("nonce", request.get("nonce"));
            }
            send.accept(chunk);
        }
    }

    /** How they are seen; who is offline is left out. */
    private ArrayNode presences(Guild guild, List<Member> members) {
        return Json.array(members.stream()
                .map(member -> world.presences().of(member.id()).wire(guild.id(), member.id()))
                .filter(presence -> !presence.path("status").asText().equals("offline"))
                .toList());
    }

    private static List<Member> byName(Guild guild, JsonNode request) {
        String query = request.path("query").asText().toLowerCase(Locale.ROOT);
        int asked = request.path("limit").asInt();
        int limit = query.isEmpty() ? asked : Math.min(asked == 0 ? MOST_FOUND : asked, MOST_FOUND);
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
