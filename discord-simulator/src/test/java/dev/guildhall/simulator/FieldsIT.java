package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.wire.Fields;
import dev.guildhall.simulator.world.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** REST's answers, and the events that follow them, against the fields that Discord documents. */
final class FieldsIT {
    private final Fields documented = Fields.documented();
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private JsonNode is(String type, JsonNode node) {
        assertThat(documented.problems(type, node)).as(node.toString()).isEmpty();
        return node;
    }

    private JsonNode get(String type, String path) {
        return is(type, scene.ok("GET", path));
    }

    private JsonNode post(String type, String path, String body) {
        return is(type, scene.ok("POST", path, body));
    }

    @Test
    void whatIsReadHasTheDocumentedFields() {
        get("user", "/users/@me");
        get("user", "/users/" + scene.member("ada").id());
        get("gateway bot", "/gateway/bot");
        get("guild", scene.guild());
        get("list of guild channel", scene.guild() + "/channels");
        get("list of role", scene.guild() + "/roles");
        get("list of member", scene.guild() + "/members?limit=100");
        get("member", scene.guild() + "/members/" + scene.member("cleo").id());
        scene.written("ada", "hello <@" + scene.member("cleo").id() + ">");
        get("list of message", scene.general() + "/messages");
        is("error", Json.parse(scene.call("GET", "/channels/5", null).body()));
        is(
                "error",
                Json.parse(scene.call("POST", scene.general() + "/messages", "{'content':''}")
                        .body()));
    }

    @Test
    void limitHasTheDocumentedFields() {
        scene.sim("POST", "/faults", "{'kind':'rate-limit','scope':'shared'}");
        is("rate limited", Json.parse(scene.call("GET", "/users/@me", null).body()));
    }

    @Test
    void whatIsWrittenHasTheDocumentedFields() {
        String messages = scene.general() + "/messages";
        String first = post("message", messages, "{'content':'one'}").path("id").asText();
        post(
                "message",
                messages,
                "{'content':'two','message_reference':{'message_id':'" + first + "'},'embeds':[{'title':'t',"
                        + "'image':{'url':'https://example.org/a.png'},'author':{'name':'n'},'footer':{'text':'f'},"
                        + "'fields':[{'name':'n','value':'v'}]}],'components':[{'type':1,'components':"
                        + "[{'type':2,'style':1,'label':'l','custom_id':'c'}]}]}");
        post(
                "channel",
                "/users/@me/channels",
                "{'recipient_id':'" + scene.member("cleo").id() + "'}");
        post("role", scene.guild() + "/roles", "{'name':'r'}");
        String channel = post("guild channel", scene.guild() + "/channels", "{'name':'new','type':0}")
                .path("id")
                .asText();
        post("webhook", "/channels/" + channel + "/webhooks", "{'name':'hook'}");
        post("thread", messages + "/" + first + "/threads", "{'name':'thread'}");
        String command = "/applications/" + scene.simulator.world().bot().id() + "/commands";
        post(
                "command",
                command,
                "{'name':'c','description':'d','options':[{'type':3,'name':'o','description':'d','required':true}]}");
        get("list of command", command);
        scene.ok("PUT", messages + "/" + first + "/reactions/%F0%9F%91%8D/@me");
        get("message", messages + "/" + first);
        scene.ok("DELETE", scene.guild() + "/members/" + scene.member("emil").id());
        scene.ok("PUT", scene.guild() + "/bans/" + scene.member("dinah").id(), "{}");
        scene.ok("DELETE", "/channels/" + channel);
        scene.gateway.send("{\"op\":8,\"d\":{\"guild_id\":\"" + scene.tavern.id() + "\",\"query\":\"\",\"limit\":0}}");
        scene.event("GUILD_MEMBERS_CHUNK");
        scene.event("GUILD_BAN_ADD");
        scene.event("CHANNEL_DELETE");
        assertThat(problemsOfEvents()).isEmpty();
    }

    private List<String> problemsOfEvents() {
        return scene.gateway.all().stream()
                .filter(payload -> payload.path("op").asInt() == 0)
                .flatMap(event -> documented.problemsOfEvent(event).stream())
                .distinct()
                .toList();
    }
}
