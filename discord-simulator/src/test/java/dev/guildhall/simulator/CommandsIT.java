package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Json;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands as the bot registers them, and who may use them. */
final class CommandsIT {
    private Scene scene;
    private String commands;

    @BeforeEach
    void start() {
        scene = new Scene();
        commands = "/applications/" + scene.simulator.world().bot().id() + "/commands";
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void whatIsWrongWithACommandIsNamedByPath() {
        JsonNode errors = scene.refused(
                        50035,
                        "PUT",
                        commands,
                        "[{'name':'ok','description':'x'},{'name':'ok','description':'x',"
                                + "'name_localizations':{'de':'Groß','xx':'y'},'options':[{'type':4,'name':'n',"
                                + "'description':'d','choices':[{'name':'one','value':'text'}]}]}]")
                .path("errors");
        assertThat(errors.at("/1/name/_errors/0/code").asText()).isEqualTo("APPLICATION_COMMANDS_DUPLICATE_NAME");
        assertThat(errors.at("/1/name_localizations/de/_errors/0/code").asText())
                .isEqualTo("APPLICATION_COMMAND_INVALID_NAME");
        assertThat(errors.at("/1/name_localizations/_errors/0/code").asText()).isEqualTo("DICT_TYPE_KEYS");
        assertThat(errors.at("/1/options/0/choices/0/value/_errors").isEmpty()).isFalse();
    }

    @Test
    void localisationsAreKept() {
        JsonNode made =
                scene.ok("POST", commands, "{'name':'rank','description':'x','name_localizations':{'de':'rang'}}");
        JsonNode again = scene.ok("GET", commands + "/" + made.path("id").asText());
        assertThat(again.at("/name_localizations/de").asText()).isEqualTo("rang");
    }

    @Test
    void sixthCommandOfAContextMenuIsRefused() {
        for (int number = 0; number < 5; number++) {
            scene.ok("POST", commands, "{'name':'Menu " + number + "','type':3}");
        }
        scene.refused(30032, "POST", commands, "{'name':'Menu 5','type':3}");
        scene.ok("POST", commands, "{'name':'Menu 5','type':2}");
        var many = Json.array();
        for (int number = 0; number < 101; number++) {
            many.addObject().put("name", "c" + number).put("description", "x");
        }
        scene.refused(30032, "PUT", commands, many.toString());
    }

    private HttpResponse<String> run(String author, String more) {
        return scene.control.send(
                "POST",
                "/_sim/interactions",
                Json.parse(("{'guild':'Guildhall Tavern','channel':'general','author':'" + author
                                + "','command':'settings','waitMillis':0" + more + "}")
                        .replace('\'', '"')),
                "");
    }

    @Test
    void membersWithoutThePermissionAreLetThroughOnlyByForce() {
        scene.gateway.close();
        Until.isTrue(
                "no session",
                () -> scene.simulator.gateway().sessions().stream().noneMatch(session -> session.connected()));
        JsonNode made =
                scene.ok("POST", commands, "{'name':'settings','description':'x','default_member_permissions':'32'}");
        // Whoever may use it learns that no bot is there to answer.
        assertThat(run("cleo", "").statusCode()).isEqualTo(403);
        assertThat(run("cleo", ",'force':true").statusCode()).isEqualTo(503);
        assertThat(run("bram", "").statusCode()).isEqualTo(503);
        assertThat(run("ada", "").statusCode()).isEqualTo(503);
        String permissions = "/applications/" + scene.simulator.world().bot().id() + "/guilds/" + scene.tavern.id()
                + "/commands/" + made.path("id").asText() + "/permissions";
        scene.refused(10066, "GET", permissions, null);
        scene.refused(20001, "PUT", permissions, "{'permissions':[]}");
        scene.sim(
                "PUT",
                "/command-permissions",
                "{'guild':'Guildhall Tavern','command':'settings','permissions':[{'type':2,'permission':true,'id':'"
                        + scene.member("cleo").id() + "'},{'type':1,'permission':false,'id':'" + scene.tavern.id()
                        + "'}]}");
        assertThat(scene.ok("GET", permissions).path("permissions")).hasSize(2);
        assertThat(run("cleo", "").statusCode()).isEqualTo(503);
        assertThat(run("bram", "").statusCode()).isEqualTo(403);
    }
}
