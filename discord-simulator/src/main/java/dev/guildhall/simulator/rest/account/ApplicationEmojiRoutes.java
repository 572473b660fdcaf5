package dev.guildhall.simulator.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;

/** The emojis of the application itself. */
public record ApplicationEmojiRoutes(World world) {
    private static final String EMOJIS = "/applications/{application}/emojis";
    private static final String EMOJI = EMOJIS + "/{emoji}";

    public void mount(Router router) {
        router.bot(
                GET,
                EMOJIS,
                call -> Answer.ok(Json.object()
                        .set("items", Json.array(world.applicationEmojis().all()))));
        router.bot(GET, EMOJI, call -> Answer.ok(named(call)));
        router.bot(POST, EMOJIS, this::create);
        router.bot(PATCH, EMOJI, call -> {
            ObjectNode emoji = named(call).deepCopy();
            Form form = Form.of(call);
            emoji.put("name", form.text("name", 2, 32, emoji.path("name").asText()));
            form.check();
            world.applicationEmojis().put(call.id("emoji"), emoji);
            return Answer.ok(emoji);
        });
        router.bot(DELETE, EMOJI, call -> {
            named(call);
            world.applicationEmojis().remove(call.id("emoji"));
            return Answer.nothing();
        });
    }

    private Answer create(Call call) {
        Form form = Form.of(call);
        Snowflake id = world.nextId();
        String image = form.text("image", 1, Integer.MAX_VALUE, null);
        ObjectNode emoji = Json.object()
                .put("id", id.toString())
                .put("name", form.text("name", 2, 32, null))
                .put("require_colons", true)
                .put("managed", false)
                .put("animated", image.startsWith("data:image/gif"))
                .put("available", true);
        if (!image.isEmpty() && !image.startsWith("data:image/")) {
            form.errors().add("image", "IMAGE_INVALID", "Invalid image data");
        }
        form.check();
        emoji.putArray("roles");
        emoji.set("user", Wire.user(world.bot()));
        world.applicationEmojis().put(id, emoji);
        return new Answer(201, emoji);
    }

    private ObjectNode named(Call call) {
        return world.applicationEmojis()
                .find(call.id("emoji"))
                .orElseThrow(() -> DiscordError.unknown(10014, "Unknown Emoji"));
    }
}
