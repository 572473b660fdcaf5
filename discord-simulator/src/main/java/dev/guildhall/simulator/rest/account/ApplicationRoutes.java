package dev.guildhall.simulator.rest.account;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.gateway.GrantedIntents;
import dev.guildhall.simulator.oauth.OauthOptions;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Picture;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** The bot's application. */
public record ApplicationRoutes(World world, GrantedIntents intents, OauthOptions oauth) {
    private static final int MOST_TAGS = 5;
    private static final int LONGEST_TAG = 20;
    private static final List<String> ADDRESSES =
            List.of("custom_install_url", "role_connections_verification_url", "event_webhooks_url");
    private static final List<String> AS_GIVEN = List.of(
            "description",
            "tags",
            "install_params",
            "integration_types_config",
            "custom_install_url",
            "role_connections_verification_url",
            "event_webhooks_url",
            "event_webhooks_status",
            "event_webhooks_types");

    /** Adds the calls. */
    private static final String ROLE_CONNECTIONS = "/applications/{application}/role-connections/metadata";

    private static final int MOST_ROLE_CONNECTIONS = 5;

    public void mount(Router router) {
        router.bot(GET, "/applications/@me", call -> Answer.ok(application()));
        router.bot(GET, "/oauth2/applications/@me", call -> Answer.ok(application()));
        router.bot(PATCH, "/applications/@me", this::change);
        router.bot(GET, ROLE_CONNECTIONS, call -> Answer.ok(world.application().roleConnections()));
        router.bot(PUT, ROLE_CONNECTIONS, this::setRoleConnections);
    }

    private Answer setRoleConnections(Call call) {
        JsonNode records = call.json();
        if (!records.isArray() || records.size() > MOST_ROLE_CONNECTIONS) {
            FormErrors errors = new FormErrors();
            errors.badLength("", 0, MOST_ROLE_CONNECTIONS);
            errors.throwIfAny();
        }
        return Answer.ok(world.application().roleConnections(records.deepCopy()));
    }

    private Answer change(Call call) {
        Form form = Form.of(call);
        form.optionalText("description", 400, null);
        int flags = form.number("flags", 0, Integer.MAX_VALUE, intents.flags());
        if ((flags & ~GrantedIntents.FLAGS) != 0) {
            form.errors().add("flags", "APPLICATION_FLAGS_INVALID", "Only the limited intent flags can be changed.");
        }
        tags(form);
        for (String field : ADDRESSES) {
            String address = form.optionalText(field, 2048, null);
            if (address != null && !address.matches("https?://[^\\s/]+.*")) {
                form.errors().add(field, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
            }
        }
        if (form.body().hasNonNull("interactions_endpoint_url")) {
            // Interactions come by the gateway here, so that no address could prove itself by answering a ping.
            form.errors()
                    .add(
                            "interactions_endpoint_url",
                            "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID",
                            "The specified interactions endpoint url could not be verified.");
        }
        ObjectNode changes = form.only(AS_GIVEN);
        for (String field : List.of("icon", "cover_image")) {
            Picture picture = form.picture(field, null);
            if (form.has(field)) {
                changes.put(field, picture == null ? null : picture.hash());
            }
        }
        form.check();
        if (form.has("description") && !form.body().hasNonNull("description")) {
            changes.put("description", "");
        }
        intents.flags(flags);
        world.application().set(changes);
        return Answer.ok(application());
    }

    private static void tags(Form form) {
        if (form.body().path("tags").size() > MOST_TAGS) {
            form.errors().tooLong("tags", MOST_TAGS);
        }
        int index = 0;
        for (JsonNode tag : form.body().path("tags")) {
            if (tag.asText().isEmpty() || tag.asText().length() > LONGEST_TAG) {
                form.errors().badLength("tags." + index, 1, LONGEST_TAG);
            }
            index++;
        }
    }

    private ObjectNode application() {
        ObjectNode node = Json.object()
                .put("id", world.bot().id().toString())
                .put("name", world.application().name())
                .put("description", "")
                .put("summary", "")
                .put("bot_public", true)
                .put("bot_require_code_grant", false)
                .put("verify_key", "0".repeat(64))
                .put("flags", intents.flags())
                .put("hook", true)
                .put("approximate_guild_count", world.guilds().size())
                .put("approximate_user_install_count", 0)
                .put("approximate_user_authorization_count", 0)
                .put("event_webhooks_status", 1);
        for (String none : List.of(
                "icon",
                "team",
                "interactions_endpoint_url",
                "role_connections_verification_url",
                "event_webhooks_url")) {
            node.putNull(none);
        }
        node.putArray("tags");
        oauth.redirectUris().forEach(node.putArray("redirect_uris")::add);
        node.putObject("integration_types_config")
                .putObject("0")
                .putObject("oauth2_install_params")
                .put("permissions", "0")
                .putArray("scopes")
                .add("applications.commands")
                .add("bot");
        node.setAll(world.application().settings());
        node.set("bot", Wire.user(world.bot()));
        world.guilds().stream()
                .findFirst()
                .flatMap(guild -> world.person(guild.ownerId()))
                .ifPresent(owner -> node.set("owner", Wire.user(owner)));
        return node;
    }
}
