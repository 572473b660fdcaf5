package dev.guildhall.simulator.rest.account;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.oauth.Grant;
import dev.guildhall.simulator.oauth.Grants;
import dev.guildhall.simulator.oauth.OauthOptions;
import dev.guildhall.simulator.rest.call.Access;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Quota;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import io.javalin.http.Context;
import io.javalin.security.BasicAuthCredentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OAuth2's token endpoints, whose errors have OAuth2's shape, and what a token tells about itself. */
public record OauthRoutes(World world, Grants grants, OauthOptions options) {

    public void mount(Router router) {
        router.add(POST, "/oauth2/token", Access.OPEN, Quota.ORDINARY, this::token);
        router.add(POST, "/oauth2/token/revoke", Access.OPEN, Quota.ORDINARY, this::revoke);
        router.add(GET, "/oauth2/@me", Access.BOT_OR_PERSON, Quota.ORDINARY, this::about);
    }

    private static Answer error(int status, String error, @Nullable String description) {
        ObjectNode node = Json.object().put("error", error);
        if (description != null) {
            node.put("error_description", description);
        }
        return new Answer(status, node);
    }

    private boolean isClient(Context context) {
        BasicAuthCredentials basic = context.basicAuthCredentials();
        return basic != null
                ? options.isClient(basic.getUsername(), basic.getPassword())
                : options.isClient(context.formParam("client_id"), context.formParam("client_secret"));
    }

    private Answer token(Call call) {
        Context context = call.context();
        if (!isClient(context)) {
            return error(401, "invalid_client", null);
        }
        String grant = field(context, "grant_type");
        return switch (grant) {
            case "authorization_code" ->
                answer(
                        grants.exchange(
                                field(context, "code"),
                                field(context, "redirect_uri"),
                                context.formParam("code_verifier")),
                        "Invalid \"code\" in request.");
            case "refresh_token" ->
                answer(grants.refresh(field(context, "refresh_token")), "Invalid \"refresh_token\" in request.");
            default -> error(400, "unsupported_grant_type", "Grant type '" + grant + "' is not simulated");
        };
    }

    private static String field(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }

    private static Answer answer(Optional<Grants.Pair> pair, String otherwise) {
        return pair.map(tokens -> Answer.ok(Json.object()
                        .put("token_type", "Bearer")
                        .put("access_token", tokens.accessToken())
                        .put("expires_in", Grants.LIFETIME_SECONDS)
                        .put("refresh_token", tokens.refreshToken())
                        .put("scope", String.join(" ", tokens.scopes()))))
                .orElseGet(() -> error(400, "invalid_grant", otherwise));
    }

    private Answer revoke(Call call) {
        if (!isClient(call.context())) {
            return error(401, "invalid_client", null);
        }
        grants.revoke(field(call.context(), "token"));
        return Answer.ok(Json.object());
    }

    private Answer about(Call call) {
        Grant grant = call.bearer()
                .flatMap(grants::find)
                .orElseThrow(() -> new DiscordError(403, 20001, "Bots cannot use this endpoint"));
        ObjectNode node = Json.object().put("expires", grant.expires().toString());
        node.putObject("application")
                .put("id", world.bot().id().toString())
                .put("name", world.bot().name())
                .put("bot_public", true)
                .put("bot_require_code_grant", false);
        grant.scopes().forEach(node.putArray("scopes")::add);
        if (grant.allows("identify")) {
            world.person(grant.person()).ifPresent(person -> node.set("user", Wire.user(person)));
        }
        return Answer.ok(node);
    }
}
