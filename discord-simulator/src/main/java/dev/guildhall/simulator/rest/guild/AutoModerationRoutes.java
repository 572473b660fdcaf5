package dev.guildhall.simulator.rest.guild;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.Map;
import java.util.Set;

/** The rules by which Discord itself would moderate: kept and told, but followed by nobody here. */
public record AutoModerationRoutes(World world, Found found, Audit audit) {
    private static final String RULES = "/guilds/{guild}/auto-moderation/rules";
    private static final String RULE = RULES + "/{rule}";
    private static final int SPAM = 3;

    /** How many rules of each kind of trigger a guild can have. */
    private static final Map<Integer, Integer> MOST = Map.of(1, 6, SPAM, 1, 4, 1, 5, 1, 6, 1);

    /** Adds the calls. */
    public void mount(Router router) {
        router.bot(GET, RULES, call -> Answer.ok(Json.array(guild(call).autoModerationRules())));
        router.bot(GET, RULE, call -> Answer.ok(rule(guild(call), call)));
        router.bot(POST, RULES, this::create);
        router.bot(PATCH, RULE, this::change);
        router.bot(DELETE, RULE, this::delete);
    }

    private Guild guild(Call call) {
        return found.guild(call, Permission.MANAGE_GUILD);
    }

    private static ObjectNode rule(Guild guild, Call call) {
        String id = call.id("rule").toString();
        return guild.autoModerationRules().stream()
                .filter(rule -> rule.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> DiscordError.unknown(0, "404: Not Found"));
    }

    private Answer create(Call call) {
        Guild guild = guild(call);
        Form form = Form.of(call);
        int trigger = form.oneOf("trigger_type", MOST.keySet(), 0);
        Snowflake id = world.nextId();
        ObjectNode rule = Json.object()
                .put("id", id.toString())
                .put("guild_id", guild.id().toString())
                .put("creator_id", world.bot().id().toString())
                .put("name", form.text("name", 1, 100, null))
                .put("trigger_type", trigger)
                .put("enabled", false);
        for (String list : Set.of("actions", "exempt_roles", "exempt_channels")) {
            rule.putArray(list);
        }
        rule.putObject("trigger_metadata");
        if (!form.has("event_type")) {
            form.errors().required("event_type");
        }
        if (form.body().path("actions").isEmpty()) {
            form.errors().required("actions");
        }
        read(form, guild, rule);
        long others = guild.autoModerationRules().stream()
                .filter(other -> other.path("trigger_type").asInt() == trigger)
                .count();
        if (others >= MOST.getOrDefault(trigger, 0)) {
            form.errors()
                    .add(
                            "trigger_type",
                            "AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED",
                            "Maximum number of rules of this type exceeded.");
            form.check();
        }
        world.guildChanges().autoModerationRule(guild, "CREATE", rule);
        audit.changed(call, guild, Audit.AUTO_MODERATION_RULE_CREATE, id, null, rule);
        return Answer.ok(rule);
    }

    /** Takes over what the body gives, and refuses what is wrong with it. */
    private static void read(Form form, Guild guild, ObjectNode rule) {
        rule.put("name", form.text("name", 1, 100, rule.path("name").asText()));
        rule.put(
                "event_type",
                form.oneOf("event_type", Set.of(1, 2), rule.path("event_type").asInt(1)));
        rule.put("enabled", form.flag("enabled", rule.path("enabled").asBoolean()));
        if (form.has("trigger_metadata")) {
            rule.set("trigger_metadata", form.body().path("trigger_metadata"));
        }
        if (form.has("actions")) {
            int index = 0;
            for (JsonNode action : form.body().path("actions")) {
                String at = "actions." + index++;
                int type = action.path("type").asInt();
                if (type < 1 || type > 4) {
                    form.errors().choices(at + ".type", Set.of(1, 2, 3, 4));
                }
                String channel = action.path("metadata").path("channel_id").asText();
                if (type == 2
                        && (!Snowflake.isOne(channel)
                                || guild.channel(Snowflake.of(channel)).isEmpty())) {
                    form.errors().add(at + ".metadata.channel_id", "GUILD_CHANNEL_NOT_FOUND", "Unknown channel.");
                }
            }
            rule.set("actions", form.body().path("actions"));
        }
        exempt(form, rule, "exempt_roles", 20);
        exempt(form, rule, "exempt_channels", 50);
        form.check();
    }

    private static void exempt(Form form, ObjectNode rule, String field, int most) {
        if (form.has(field)) {
            if (form.body().path(field).size() > most) {
                form.errors().tooLong(field, most);
            }
            rule.set(field, Json.ids(form.ids(field)));
        }
    }

    private Answer change(Call call) {
        Guild guild = guild(call);
        ObjectNode current = rule(guild, call);
        ObjectNode changed = current.deepCopy();
        read(Form.of(call), guild, changed);
        world.guildChanges().autoModerationRule(guild, "UPDATE", changed);
        audit.changed(call, guild, Audit.AUTO_MODERATION_RULE_UPDATE, call.id("rule"), current, changed);
        return Answer.ok(changed);
    }

    private Answer delete(Call call) {
        Guild guild = guild(call);
        ObjectNode current = rule(guild, call);
        world.guildChanges().autoModerationRule(guild, "DELETE", current);
        audit.changed(call, guild, Audit.AUTO_MODERATION_RULE_DELETE, call.id("rule"), current, null);
        return Answer.nothing();
    }
}
