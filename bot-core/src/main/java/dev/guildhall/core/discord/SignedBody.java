package dev.guildhall.core.discord;

import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.MessageBody;
import java.util.List;
import java.util.stream.Stream;

/**
 * A body as it goes out: each button and select with the text by which Discord tells that it was used.
 *
 * @param customIds for each component that has an action, in the order in which they stand
 */
public record SignedBody(MessageBody body, List<String> customIds) {

    public SignedBody {
        customIds = List.copyOf(customIds);
        long needed = components(body).filter(SignedBody::acts).count();
        if (needed != customIds.size()) {
            throw new IllegalArgumentException(
                    "a message with " + needed + " actions cannot go out with " + customIds.size() + " signatures");
        }
    }

    /** A body without buttons and selects that lead to actions. */
    public static SignedBody plain(MessageBody body) {
        return new SignedBody(body, List.of());
    }

    /** What stands below a message, row by row. */
    public static Stream<Component> components(MessageBody body) {
        return body.rows().stream().flatMap(row -> row.components().stream());
    }

    /** Whether a component leads to an action. */
    public static boolean acts(Component component) {
        return switch (component) {
            case Component.Button button -> true;
            case Component.Select select -> true;
            case Component.LinkButton link -> false;
        };
    }
}
