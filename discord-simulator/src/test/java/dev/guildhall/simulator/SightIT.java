package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.wire.Fields;
import dev.guildhall.simulator.world.Overwrite;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bot is told of channels, threads and members that it may not see, or may from now on. */
final class SightIT {
    private static final long VIEW_CHANNEL = 1 << 10;
    private static final int GUILDS = 1;
    private static final int MEMBERS_AND_PRESENCES = 1 << 1 | 1 << 8;

    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private void hideGeneral(boolean hidden) {
        List<Overwrite> overwrites =
                hidden ? List.of(new Overwrite(scene.tavern.id(), false, 0, VIEW_CHANNEL)) : List.of();
        scene.simulator
                .world()
                .channelChanges()
                .put(scene.tavern, scene.channel("general").withOverwrites(overwrites));
    }

    private static String by(String author, String channel, String more) {
        return "{'guild':'Guildhall Tavern','channel':'" + channel + "','author':'" + author + "'" + more + "}";
    }

    private void permissions(String change) {
        scene.sim("POST", "/permissions", "{'guild':'Guildhall Tavern'," + change + "}");
    }

    private GatewayClient another(int intents) {
        GatewayClient client = new GatewayClient(scene.simulator, "");
        client.send("{\"op\":2,\"d\":{\"token\":\"secret\",\"intents\":" + intents + ",\"shard\":[0,1]}}");
        client.event("READY");
        return client;
    }

    private static JsonNode named(JsonNode list, String id) {
        for (JsonNode each : list) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError(id + " is not in " + list);
    }

    @Test
    void channelOutOfSightIsABlank() {
        String id = scene.channel("general").id().toString();
        hideGeneral(true);
        JsonNode blank = scene.event("CHANNEL_UPDATE");
        assertThat(blank.path("name").asText()).isEqualTo("___hidden___");
        assertThat(blank.path("flags").asInt()).isEqualTo(1 << 17);
        assertThat(blank.path("position").asInt())
                .isEqualTo(scene.channel("general").position());
        assertThat(blank.path("permission_overwrites")).hasSize(1);
        assertThat(blank.at("/permission_overwrites/0/deny").asText()).isEqualTo("1024");
        assertThat(scene.ok("GET", scene.guild() + "/channels").findValuesAsText("id"))
                .doesNotContain(id);
        scene.refused(50001, "GET", "/channels/" + id, null);
        hideGeneral(false);
        assertThat(scene.event("CHANNEL_UPDATE", 2).path("name").asText()).isEqualTo("general");
    }

    @Test
    void guildIsToldWithBlanksAndWithoutHiddenThreads() {
        scene.ok("POST", scene.general() + "/threads", "{'name':'t','type':11}");
        hideGeneral(true);
        scene.sim("POST", "/faults", "{'kind':'outage','guild':'Guildhall Tavern','millis':1}");
        JsonNode guild = scene.event("GUILD_CREATE", 3);
        assertThat(named(guild.path("channels"), scene.channel("general").id().toString())
                        .path("name")
                        .asText())
                .isEqualTo("___hidden___");
        assertThat(guild.path("threads")).isEmpty();
        assertThat(Fields.documented().problems("guild create", guild)).isEmpty();
    }

    @Test
    void channelsThatComeInSightByARoleAreToldWithTheirThreads() {
        scene.ok("POST", scene.general() + "/threads", "{'name':'t','type':11}");
        permissions("'deny':['VIEW_CHANNEL']");
        Until.isTrue(
                "a blank for each channel",
                () -> scene.gateway.events("CHANNEL_UPDATE").size()
                        == scene.tavern.channels().size());
        permissions("'grant':['VIEW_CHANNEL']");
        JsonNode sync = scene.event("THREAD_LIST_SYNC");
        assertThat(sync.at("/threads/0/name").asText()).isEqualTo("t");
        assertThat(sync.path("members")).hasSize(1);
        assertThat(sync.path("channel_ids").toString())
                .contains(scene.channel("general").id().toString());
        assertThat(scene.gateway.events("CHANNEL_UPDATE").stream()
                        .map(event -> event.at("/d/name").asText()))
                .contains("___hidden___", "general", "commands");
    }

    @Test
    void privateThreadIsToldOnceTheBotIsBroughtToIt() {
        scene.deny("MANAGE_THREADS");
        String id = scene.sim("POST", "/threads", by("cleo", "general", ",'private':true,'name':'Secret'"))
                .path("id")
                .asText();
        scene.sim("PATCH", "/threads", by("cleo", id, ",'name':'Secrets'"));
        scene.sim("POST", "/threads", by("cleo", "general", ",'name':'Open'"));
        assertThat(scene.event("THREAD_CREATE").path("name").asText()).isEqualTo("Open");
        assertThat(scene.gateway.events("THREAD_UPDATE")).isEmpty();
        assertThat(scene.ok("GET", scene.guild() + "/threads/active").path("threads"))
                .hasSize(1);
        scene.sim("PATCH", "/threads", by("cleo", id, ",'add':'Guildhall'"));
        JsonNode thread = scene.event("THREAD_CREATE", 2);
        assertThat(thread.path("name").asText()).isEqualTo("Secrets");
        assertThat(thread.has("newly_created")).isFalse();
        assertThat(thread.at("/member/user_id").asText())
                .isEqualTo(scene.simulator.world().bot().id().toString());
        scene.event("THREAD_MEMBERS_UPDATE");
    }

    @Test
    void othersInAThreadAreToldToThoseWhoMayKnowAllMembers() {
        try (GatewayClient plain = another(GUILDS)) {
            Until.isTrue("both guilds", () -> plain.events("GUILD_CREATE").size() == 2);
            String id = scene.sim("POST", "/threads", by("cleo", "general", ",'name':'Open'"))
                    .path("id")
                    .asText();
            scene.sim("PATCH", "/threads", by("dinah", id, ",'join':true"));
            scene.ok("PUT", "/channels/" + id + "/thread-members/@me");
            scene.event("THREAD_MEMBERS_UPDATE", 2);
            JsonNode own = plain.event("THREAD_MEMBERS_UPDATE").path("d");
            assertThat(own.at("/added_members/0/user_id").asText())
                    .isEqualTo(scene.simulator.world().bot().id().toString());
            scene.ok("PATCH", scene.guild() + "/members/@me", "{'nick':'Bot'}");
            assertThat(plain.event("GUILD_MEMBER_UPDATE").at("/d/nick").asText())
                    .isEqualTo("Bot");
        }
    }

    @Test
    void chunksHavePresencesForThoseWhoMayKnowThem() {
        String request = "{\"op\":8,\"d\":{\"guild_id\":\"" + scene.tavern.id()
                + "\",\"query\":\"\",\"limit\":0,\"presences\":true}}";
        scene.sim("POST", "/presence", "{'author':'cleo','status':'dnd','activities':['Chess']}");
        scene.sim("POST", "/presence", "{'author':'dinah','status':'invisible'}");
        scene.gateway.send(request);
        assertThat(scene.event("GUILD_MEMBERS_CHUNK").has("presences")).isFalse();
        try (GatewayClient knowing = another(GUILDS | MEMBERS_AND_PRESENCES)) {
            knowing.send(request);
            JsonNode chunk = knowing.event("GUILD_MEMBERS_CHUNK").path("d");
            assertThat(Fields.documented().problems("chunk", chunk)).isEmpty();
            assertThat(chunk.path("presences"))
                    .hasSize(chunk.path("members").size() - 1)
                    .anySatisfy(presence -> {
                        assertThat(presence.path("status").asText()).isEqualTo("dnd");
                        assertThat(presence.at("/activities/0/name").asText()).isEqualTo("Chess");
                    });
        }
    }

    @Test
    void directConversationIsToldByItsFirstMessageAlone() {
        scene.sim("POST", "/messages", "{'author':'cleo','content':'hello'}");
        assertThat(scene.event("MESSAGE_CREATE").path("content").asText()).isEqualTo("hello");
        assertThat(scene.gateway.events("CHANNEL_CREATE")).isEmpty();
    }
}
