package dev.guildhall.simulator.rest.account;

import dev.guildhall.simulator.world.Attachment;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Picture;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Files and avatars; at {@code /cdn}, and at {@code /} for clients that come by the proxy to Discord's CDN. */
public record CdnRoutes(World world) {
    public void mount(RoutesConfig routes) {
        for (String prefix : List.of("/cdn", "")) {
            routes.get(prefix + "/attachments/{channel}/{attachment}/{name}", this::attachment);
            routes.get(prefix + "/avatars/{file}", context -> avatar(context, context.pathParam("file")));
            routes.get(
                    prefix + "/avatars/{user}/{file}",
                    context -> avatar(context, context.pathParam("user") + extension(context.pathParam("file"))));
            routes.get(prefix + "/embed/avatars/{file}", context -> picture(context, world.bot(), ".png"));
        }
    }

    private void attachment(Context context) {
        String id = context.pathParam("attachment");
        Optional<Attachment> file = Snowflake.isOne(id) ? world.attachments().find(Snowflake.of(id)) : Optional.empty();
        file.ifPresentOrElse(
                found -> context.contentType(found.contentType())
                        // What a bot sent is not to become a page of the simulator's own origin.
                        .header("Content-Security-Policy", "sandbox")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Access-Control-Allow-Origin", "*")
                        .result(found.content().bytes()),
                () -> context.status(404));
    }

    private void avatar(Context context, String file) {
        int dot = file.lastIndexOf('.');
        String id = dot < 0 ? file : file.substring(0, dot);
        Optional<Person> person = Snowflake.isOne(id) ? world.person(Snowflake.of(id)) : Optional.empty();
        person.ifPresentOrElse(found -> picture(context, found, extension(file)), () -> context.status(404));
    }

    private static void picture(Context context, Person person, String extension) {
        Picture uploaded = person.avatar();
        if (uploaded != null) {
            context.contentType(uploaded.contentType())
                    .header("X-Content-Type-Options", "nosniff")
                    .result(uploaded.content().bytes());
        } else if (extension.equals(".svg")) {
            context.contentType("image/svg+xml").result(Avatar.svg(person));
        } else {
            context.contentType("image/png").result(Avatar.png(person));
        }
    }

    private static String extension(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot);
    }
}
