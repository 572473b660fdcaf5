package dev.guildhall.simulator.rest.account;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.gateway.Gateway;
import dev.guildhall.simulator.oauth.Grant;
import dev.guildhall.simulator.oauth.Grants;
import dev.guildhall.simulator.rest.call.Access;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.Quota;
import dev.guildhall.simulator.rest.call.RestOptions;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Picture;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.Optional;
import java.util.function.Supplier;

/** The gateway's address, the bot's own account and application, and other accounts. */
public record AccountRoutes(
        World world,
        Gateway gateway,
        RestOptions options,
        Supplier<String> gatewayUrl,
        Grants grants,
        NameChanges nameChanges) {

    public void mount(Router router) {
        router.add(GET, "/gateway", Access.OPEN, Quota.ORDINARY, call -> Answer.ok(url()));
        router.bot(
                GET,
                "/gateway/bot",
                call -> Answer.ok(url().put("shards", options.recommendedShards())
                        .<ObjectNode>set(
                                "session_start_limit", gateway.startLimit().wire())));
        router.add(GET, "/users/@me", Access.BOT_OR_PERSON, Quota.ORDINARY, this::self);
        router.bot(PATCH, "/users/@me", this::change);
        router.add(GET, "/users/@me/guilds", Access.BOT_OR_PERSON, Quota.ORDINARY, this::guilds);
        router.bot(GET, "/users/@me/channels", call -> Answer.ok(Json.array()));
        router.bot(POST, "/users/@me/channels", this::openDirectChannel);
        router.bot(
                GET,
                "/users/{user}",
                call -> Answer.ok(world.person(call.id("user"))
                        .map(Wire::user)
                        .orElseThrow(() -> DiscordError.unknown(10013, "Unknown User"))));
    }

    private ObjectNode url() {
        return Json.object().put("url", gatewayUrl.get());
    }

    private Answer self(Call call) {
        Optional<Grant> grant = call.bearer().flatMap(grants::find);
        if (grant.isEmpty()) {
            return Answer.ok(ownAccount());
        }
        Person person = allowed(grant.get(), "identify");
        ObjectNode node = Wire.user(person)
                .put("mfa_enabled", false)
                .put("locale", "en-US")
                .put("premium_type", 0);
        if (grant.get().allows("email")) {
            node.put("email", person.name() + "@example.org").put("verified", true);
        }
        return Answer.ok(node);
    }

    private ObjectNode ownAccount() {
        return Wire.user(world.bot())
                .put("verified", true)
                .put("mfa_enabled", true)
                .put("locale", "en-US")
                .put("email", (String) null);
    }

    /** Changes the bot's name and pictures; every guild of its is told, and so is each of its sessions. */
    private Answer change(Call call) {
        Person bot = world.bot();
        Form form = Form.of(call);
        String name = form.text("username", 2, 32, bot.name());
        Picture avatar = form.picture("avatar", bot.avatar());
        Picture banner = form.picture("banner", bot.banner());
        boolean renamed = !name.equals(bot.name());
        if (renamed
                && world.people().stream()
                        .anyMatch(person -> !person.bot() && person.name().equals(name))) {
            form.errors()
                    .add(
                            "username",
                            "USERNAME_ALREADY_TAKEN",
                            "Username is unavailable. Try adding numbers, letters, underscores _ , or periods.");
        }
        form.check();
        if (renamed && !nameChanges.allow()) {
            form.errors()
                    .add(
                            "username",
                            "USERNAME_RATE_LIMIT",
                            "You are changing your username or Discord Tag too fast. Try again later.");
            form.check();
        }
        Person changed = new Person(bot.id(), name, name, true, bot.color(), avatar, banner);
        if (!changed.equals(bot)) {
            world.memberChanges().account(changed);
        }
        return Answer.ok(ownAccount());
    }

    private Person allowed(Grant grant, String scope) {
        if (!grant.allows(scope)) {
            throw new DiscordError(401, 0, "401: Unauthorized");
        }
        return world.person(grant.person()).orElseThrow(() -> DiscordError.unknown(10013, "Unknown User"));
    }

    private Answer guilds(Call call) {
        Person person = call.bearer()
                .flatMap(grants::find)
                .map(grant -> allowed(grant, "guilds"))
                .orElse(world.bot());
        Snowflake after =
                call.query("after").filter(Snowflake::isOne).map(Snowflake::of).orElse(new Snowflake(1));
        Snowflake before =
                call.query("before").filter(Snowflake::isOne).map(Snowflake::of).orElse(new Snowflake(-1));
        return Answer.ok(Json.array(world.guilds().stream()
                .filter(guild -> guild.member(person.id()).isPresent())
                .filter(guild -> guild.id().compareTo(after) > 0 && guild.id().compareTo(before) < 0)
                .limit(call.number("limit", 200, 1, 200))
                .map(guild -> partial(guild, person))
                .toList()));
    }

    private static ObjectNode partial(Guild guild, Person person) {
        long permissions = guild.member(person.id())
                .map(member -> Permissions.inGuild(guild, member))
                .orElse(0L);
        ObjectNode node = Json.object()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .put("owner", guild.ownerId().equals(person.id()))
                .put("permissions", Long.toString(permissions));
        node.putNull("icon");
        node.putNull("banner");
        node.putArray("features");
        return node;
    }

    private Answer openDirectChannel(Call call) {
        String recipient = call.object().path("recipient_id").asText();
        Snowflake person = Snowflake.isOne(recipient)
                ? Snowflake.of(recipient)
                : world.bot().id();
        if (person.equals(world.bot().id()) || world.person(person).isEmpty()) {
            throw new DiscordError(400, 50033, "Invalid Recipient(s)");
        }
        return Answer.ok(Wire.channel(world, world.directChannels().open(person)));
    }
}
