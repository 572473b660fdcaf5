package dev.guildhall.simulator.rest.guild;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import io.javalin.http.UploadedFile;
import java.util.List;
import java.util.Map;

/** A guild's own stickers; their pictures are taken and forgotten. */
public record StickerRoutes(World world, Found found, Audit audit) {
    private static final String STICKERS = "/guilds/{guild}/stickers";
    private static final String STICKER = STICKERS + "/{sticker}";
    private static final int MOST = 5;
    private static final int LARGEST = 512 * 1024;
    private static final int OF_GUILD = 2;
    private static final Map<String, Integer> FORMATS =
            Map.of("image/png", 1, "image/apng", 2, "application/json", 3, "image/gif", 4);

    /** Adds the calls. */
    public void mount(Router router) {
        router.bot(GET, STICKERS, call -> Answer.ok(Json.array(found.guild(call).stickers())));
        router.bot(GET, STICKER, call -> Answer.ok(sticker(found.guild(call), call)));
        router.bot(
                GET,
                "/stickers/{sticker}",
                call -> Answer.ok(world.guilds().stream()
                        .flatMap(guild -> guild.stickers().stream())
                        .filter(sticker -> is(sticker, call))
                        .findFirst()
                        .orElseThrow(StickerRoutes::unknown)));
        router.bot(POST, STICKERS, this::create);
        router.bot(PATCH, STICKER, this::change);
        router.bot(DELETE, STICKER, this::delete);
    }

    private static boolean is(ObjectNode sticker, Call call) {
        return sticker.path("id").asText().equals(call.id("sticker").toString());
    }

    private static DiscordError unknown() {
        return DiscordError.unknown(10060, "Unknown sticker");
    }

    private static ObjectNode sticker(Guild guild, Call call) {
        return guild.stickers().stream()
                .filter(sticker -> is(sticker, call))
                .findFirst()
                .orElseThrow(StickerRoutes::unknown);
    }

    private Answer create(Call call) {
        Guild guild = found.guild(call, Permission.CREATE_GUILD_EXPRESSIONS);
        ObjectNode given = Json.object();
        for (String field : List.of("name", "description", "tags")) {
            given.put(field, call.isMultipart() ? call.context().formParam(field) : null);
        }
        Form form = new Form(given, new FormErrors(), "");
        ObjectNode sticker = texts(form, Json.object());
        UploadedFile file = call.isMultipart() ? call.context().uploadedFile("file") : null;
        if (file == null) {
            form.errors().required("file");
        }
        form.check();
        if (file == null || file.size() > LARGEST || !FORMATS.containsKey(String.valueOf(file.contentType()))) {
            throw new DiscordError(400, 50046, "Invalid Asset");
        }
        if (guild.stickers().size() >= MOST) {
            throw new DiscordError(400, 30039, "Maximum number of stickers reached (5)");
        }
        Snowflake id = world.nextId();
        sticker.put("id", id.toString())
                .put("type", OF_GUILD)
                .put("format_type", FORMATS.get(file.contentType()))
                .put("available", true)
                .put("guild_id", guild.id().toString());
        sticker.set("user", Wire.user(world.bot()));
        world.guildChanges().sticker(guild, id, sticker);
        audit.changed(call, guild, Audit.STICKER_CREATE, id, null, sticker);
        return new Answer(201, sticker);
    }

    private static ObjectNode texts(Form form, ObjectNode sticker) {
        boolean fresh = sticker.isEmpty();
        sticker.put(
                "name",
                form.text("name", 2, 30, fresh ? null : sticker.path("name").asText()));
        sticker.put(
                "tags",
                form.text("tags", 1, 200, fresh ? null : sticker.path("tags").asText()));
        if (fresh || form.has("description")) {
            String description = form.optionalText("description", 100, null);
            if (description != null && description.length() < 2) {
                form.errors().badLength("description", 2, 100);
            }
            sticker.put("description", description);
        }
        return sticker;
    }

    private Answer change(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_GUILD_EXPRESSIONS);
        ObjectNode current = sticker(guild, call);
        Form form = Form.of(call);
        ObjectNode changed = texts(form, current.deepCopy());
        form.check();
        world.guildChanges().sticker(guild, call.id("sticker"), changed);
        audit.changed(call, guild, Audit.STICKER_UPDATE, call.id("sticker"), current, changed);
        return Answer.ok(changed);
    }

    private Answer delete(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_GUILD_EXPRESSIONS);
        ObjectNode current = sticker(guild, call);
        world.guildChanges().sticker(guild, call.id("sticker"), null);
        audit.changed(call, guild, Audit.STICKER_DELETE, call.id("sticker"), current, null);
        return Answer.nothing();
    }
}
