package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a message's text mentions, within what {@code allowed_mentions} lets through.
 *
 * @param people by {@code <@id>}
 * @param roles by {@code <@&id>}
 * @param everyone by {@code @everyone} or {@code @here}
 */
record Mentions(Set<Snowflake> people, Set<Snowflake> roles, boolean everyone) {
    private static final Pattern MENTION = Pattern.compile("<@(&|!?)(\\d{1,20})>");

    static Mentions in(String content, @Nullable JsonNode allowed) {
        Set<Snowflake> people = new LinkedHashSet<>();
        Set<Snowflake> roles = new LinkedHashSet<>();
        if (content.indexOf('@') < 0) {
            return new Mentions(people, roles, false);
        }
        Matcher matcher = MENTION.matcher(content);
        while (matcher.find()) {
            boolean role = "&".equals(matcher.group(1));
            if (Snowflake.isOne(matcher.group(2)) && allows(allowed, role ? "roles" : "users", matcher.group(2))) {
                (role ? roles : people).add(Snowflake.of(matcher.group(2)));
            }
        }
        boolean everyone =
                (content.contains("@everyone") || content.contains("@here")) && allows(allowed, "everyone", "");
        return new Mentions(people, roles, everyone);
    }

    private static boolean allows(@Nullable JsonNode allowed, String kind, String id) {
        if (allowed == null || allowed.isNull()) {
            return true;
        }
        for (JsonNode parsed : allowed.path("parse")) {
            if (parsed.asText().equals(kind)) {
                return true;
            }
        }
        for (JsonNode listed : allowed.path(kind)) {
            if (listed.asText().equals(id)) {
                return true;
            }
        }
        return false;
    }

    /** Without {@code @everyone} where the author may not mention it. */
    Mentions asPermitted(World world, Channel channel, Snowflake author) {
        if (!everyone) {
            return this;
        }
        boolean permitted = channel.guildId()
                .flatMap(world::guild)
                .flatMap(guild -> guild.member(author)
                        .map(member ->
                                (Permissions.inChannel(guild, member, channel) & Permission.MENTION_EVERYONE) != 0))
                .orElse(true);
        return permitted ? this : new Mentions(people, roles, false);
    }

    void writeTo(ObjectNode wire, World world) {
        wire.put("mention_everyone", everyone);
        wire.set(
                "mentions",
                Json.array(people.stream()
                        .flatMap(id -> world.person(id).stream())
                        .map(Wire::user)
                        .toList()));
        wire.set("mention_roles", Json.ids(roles));
    }
}
