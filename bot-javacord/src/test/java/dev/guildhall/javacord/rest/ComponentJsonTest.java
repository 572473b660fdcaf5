package dev.guildhall.javacord.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component.Offer;
import dev.guildhall.spi.message.Component.Select;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentJsonTest {

    private static final Select CHANNELS =
            new Select(Offer.CHANNELS, "Where", List.of(), 0, 3, Action.of("test.where", ""));

    private static String json(Select select) {
        MessageBody body = MessageBody.text("x").withRows(Row.of(select));
        return ComponentJson.of(new SignedBody(body, List.of("id"))).toString();
    }

    @Test
    void whatIsMarkedFromTheStartIsSentWithItsKind() {
        assertThat(json(CHANNELS.choosing(List.of("600000000000000011", "600000000000000012"))))
                .contains("\"default_values\":[{\"id\":\"600000000000000011\",\"type\":\"channel\"},"
                        + "{\"id\":\"600000000000000012\",\"type\":\"channel\"}]");
        assertThat(json(CHANNELS)).doesNotContain("default_values");
    }
}
