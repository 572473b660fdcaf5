package dev.guildhall.javacord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketReaderTest {

    private static final GuildId GUILD = new GuildId(817_889_280_016_777_216L);

    /** As Discord sends it, with the fields of a reply, a file and an embed. */
    private static final String MESSAGE = """
            {"t":"MESSAGE_CREATE","s":42,"op":0,"d":{"type":19,"tts":false,"timestamp":"2026-11-29T13:00:00.000000+00:00",
            "referenced_message":{"id":"1","content":"what was answered","author":{"id":"2","username":"other","bot":true},
            "attachments":[{"id":"3","filename":"older.png"}]},"pinned":false,"nonce":"4","mentions":[{"id":"5",
            "member":{"roles":["6"]},"username":"mentioned"}],"mention_roles":["7"],"mention_everyone":false,
            "member":{"roles":["800000000000000001","800000000000000002"],"premium_since":null,"nick":"Änna","mute":false,
            "joined_at":"2020-01-01T00:00:00+00:00","flags":0,"avatar":null},"id":"900000000000000001","flags":0,
            "embeds":[{"type":"link","url":"https://example.org/a","title":"\\u00e9 {\\"content\\":1}"}],"edited_timestamp":null,
            "content":"see [this] {\\"d\\": 1}","components":[{"type":1,"components":[{"type":2,"id":1}]}],
            "channel_type":0,"channel_id":"700000000000000001","author":{"username":"anna","public_flags":0,
            "primary_guild":null,"id":"600000000000000001","global_name":"Anna","discriminator":"0",
            "avatar_decoration_data":{"sku_id":"1","asset":"a_1"},"avatar":"1f"},
            "attachments":[{"width":1,"url":"https://cdn.example/f.png?x=1","size":1234,"proxy_url":"p","id":"9",
            "filename":"f.png","content_type":"image/png"}],"guild_id":"817889280016777216"}}""";

    private final List<JsonNode> seen = new ArrayList<>();
    private final PacketReader reader = new PacketReader(packet -> {
        seen.add(packet);
        return packet;
    });

    @Test
    void messageIsTheSameAsIfAllOfItWereRead() throws Exception {
        JsonNode whole = new ObjectMapper().readTree(MESSAGE);

        JsonNode read = reader.readTree(MESSAGE);

        assertThat(seen).containsExactly(read);
        assertThat(read.path("op").isInt()).isTrue();
        assertThat(read.path("s")).isEqualTo(whole.path("s"));
        assertThat(DiscordJson.isWritten(read.path("d"))).isTrue();
        assertThat(DiscordJson.guild(read.path("d"))).contains(GUILD);
        assertThat(event(read)).isEqualTo(event(whole));
        assertThat(read.path("d").has("embeds")).isFalse();
    }

    private static Object event(JsonNode packet) {
        ChannelId channel = DiscordJson.channel(packet.path("d"), "channel_id").orElseThrow();
        return DiscordJson.message(packet.path("d"), GUILD, Place.of(channel));
    }

    @Test
    void otherPacketsAndAnswersAreReadWhole() throws Exception {
        for (String text : List.of(
                "{\"t\":\"MESSAGE_UPDATE\",\"s\":1,\"op\":0,\"d\":{\"embeds\":[{\"x\":1.5}]}}",
                "{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}",
                "{\"id\":\"1\",\"whatever\":[true,null]}",
                "[1,2]")) {
            assertThat(reader.readTree(text)).isEqualTo(new ObjectMapper().readTree(text));
        }
        assertThat(seen).hasSize(2);
    }

    @Test
    void brokenMessagesAreRefusedAsBefore() {
        for (int length = MESSAGE.length() / 20; length < MESSAGE.length(); length += MESSAGE.length() / 20) {
            String cut = MESSAGE.substring(0, length);
            assertThatThrownBy(() -> reader.readTree(cut)).isInstanceOf(JsonProcessingException.class);
        }
        assertThat(seen).isEmpty();
    }
}
