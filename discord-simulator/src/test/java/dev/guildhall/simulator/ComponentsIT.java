package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Json;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Components of both generations, modals, and the interactions that people begin with them. */
final class ComponentsIT {
    private static final String WHERE = "'guild':'Guildhall Tavern','channel':'general','author':'bram'";
    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private String wrong(String components, int flags) {
        JsonNode answer = scene.refused(
                50035,
                "POST",
                scene.general() + "/messages",
                "{'content':'" + (flags == 0 ? "x" : "") + "','flags':" + flags + ",'components':" + components + "}");
        return answer.path("errors").toString();
    }

    @Test
    void brokenButtonsAndMenusAreNamedByPath() {
        assertThat(wrong("[{'type':1,'components':[{'type':2,'style':1,'label':'a'}]}]", 0))
                .contains("{\"components\":{\"0\":{\"components\":{\"0\":{\"custom_id\"");
        assertThat(wrong(
                        "[{'type':1,'components':[{'type':2,'style':1,'label':'a','custom_id':'a'},"
                                + "{'type':2,'style':5,'label':'b'},{'type':2,'style':1,'label':'c','custom_id':'a'}]}]",
                        0))
                .contains("BUTTON_COMPONENT_URL_REQUIRED", "COMPONENT_CUSTOM_ID_DUPLICATED");
        assertThat(wrong(
                        "[{'type':1,'components':[{'type':3,'custom_id':'s','options':[{'label':'a','value':'a'},"
                                + "{'label':'b','value':'a'}]}]}]",
                        0))
                .contains("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED");
        assertThat(wrong(
                        "[{'type':1,'components':[{'type':8,'custom_id':'s','default_values':"
                                + "[{'id':'1','type':'channel'},{'id':'2','type':'channel'}]}]}]",
                        0))
                .contains("{\"default_values\":{\"_errors\"", "BASE_TYPE_BAD_LENGTH");
        assertThat(wrong(
                        "[{'type':1,'components':[{'type':6,'custom_id':'s','default_values':"
                                + "[{'id':'x','type':'user'}]}]}]",
                        0))
                .contains("NUMBER_TYPE_COERCE", "Value must be one of [role].");
        assertThat(wrong("[{'type':10,'content':'text'}]", 0)).contains("BASE_TYPE_CHOICES");
        assertThat(wrong("[{'type':1,'components':[]}]", 0)).contains("BASE_TYPE_BAD_LENGTH");
    }

    @Test
    void layoutOfTheSecondGenerationIsTakenAndNumbered() {
        JsonNode message = scene.ok(
                "POST",
                scene.general() + "/messages",
                "{'flags':32768,'components':[{'type':17,'accent_color':255,'components':["
                        + "{'type':9,'components':[{'type':10,'content':'text'}],"
                        + "'accessory':{'type':2,'style':1,'label':'Go','custom_id':'go'}},{'type':14},"
                        + "{'type':12,'items':[{'media':{'url':'https://example.org/a.png'}}]}]}]}");
        assertThat(message.at("/components/0/components/0/components/0/id").isInt())
                .isTrue();
        assertThat(message.path("flags").asInt()).isEqualTo(32768);
        scene.ok(
                "PATCH",
                scene.general() + "/messages/" + message.path("id").asText(),
                "{'components':[{'type':10,'content':'other'}]}");
        assertThat(wrong("[{'type':9,'components':[]}]", 32768)).contains("accessory", "BASE_TYPE_BAD_LENGTH");
        assertThat(wrong("[{'type':10,'content':'" + "x".repeat(4001) + "'}]", 32768))
                .contains("BASE_TYPE_BAD_LENGTH");
        assertThat(scene.refused(
                                50035,
                                "POST",
                                scene.general() + "/messages",
                                "{'content':'x','flags':32768,'components':[{'type':10,'content':'x'}]}")
                        .toString())
                .contains("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2");
    }

    /** Begins an interaction as a person, answers it, and gives what the bot was told. */
    private JsonNode begun(int count, String what, String answer) {
        CompletableFuture<JsonNode> person =
                CompletableFuture.supplyAsync(() -> scene.sim("POST", "/interactions", "{" + WHERE + "," + what + "}"));
        Until.isTrue(
                what,
                () -> scene.gateway.events("INTERACTION_CREATE").size() >= count || person.isCompletedExceptionally());
        JsonNode told = scene.event("INTERACTION_CREATE", count);
        String callback = "/interactions/" + told.path("id").asText() + "/"
                + told.path("token").asText() + "/callback";
        scene.ok("POST", callback, answer);
        assertThat(person.join().path("status").asText()).isEqualTo("answered");
        return told;
    }

    private void refusedByControl(String what, int status, String why) {
        HttpResponse<String> response = scene.control.send(
                "POST", "/_sim/interactions", Json.parse(("{" + WHERE + "," + what + "}").replace('\'', '"')), "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(why);
    }

    @Test
    void choicesArriveWithWhatTheyStandFor() {
        String message = scene.ok(
                        "POST",
                        scene.general() + "/messages",
                        "{'content':'choose','components':[{'type':1,'components':[{'type':5,'custom_id':'who',"
                                + "'max_values':2}]},{'type':1,'components':[{'type':3,'custom_id':'what',"
                                + "'options':[{'label':'Ale','value':'ale'}]}]}]}")
                .path("id")
                .asText();
        String on = "'message':'" + message + "',";
        JsonNode told = begun(1, on + "'customId':'who','values':['cleo','dinah']", "{'type':6}");
        String cleo = scene.member("cleo").id().toString();
        assertThat(told.at("/data/values/0").asText()).isEqualTo(cleo);
        assertThat(told.at("/data/resolved/members/" + cleo).isObject()).isTrue();
        assertThat(begun(2, on + "'customId':'what','values':['Ale']", "{'type':7,'data':{'content':'good'}}")
                        .at("/data/values/0")
                        .asText())
                .isEqualTo("ale");
        refusedByControl(on + "'customId':'what','values':['Wine']", 400, "it has: [ale]");
        refusedByControl(on + "'customId':'what','values':[]", 400, "choose 1 to 1");
        refusedByControl(on + "'customId':'none'", 404, "no component");
    }

    @Test
    void modalIsFilledInInItsOwnShape() {
        scene.ok(
                "POST",
                "/applications/" + scene.simulator.world().bot().id() + "/commands",
                "{'name':'form','description':'x'}");
        String modal = "{'type':9,'data':{'custom_id':'m','title':'Form','components':["
                + "{'type':1,'components':[{'type':4,'custom_id':'short','style':1,'label':'Short','max_length':5}]},"
                + "{'type':18,'label':'Who','component':{'type':5,'custom_id':'who','required':false}}]}}";
        refusedByControl("'customId':'m','fields':{}", 404, "no modal 'm' open");
        begun(1, "'command':'form'", modal);
        refusedByControl("'customId':'m','fields':{'short':'too long'}", 400, "give 1 to 5");
        refusedByControl("'customId':'m','fields':{'short':'x','other':'x'}", 400, "has no fields [other]");
        JsonNode told = begun(
                2,
                "'customId':'m','fields':{'short':'hi','who':['cleo']}",
                "{'type':4,'data':{'content':'thanks','flags':64}}");
        assertThat(told.at("/data/components/0/components/0/value").asText()).isEqualTo("hi");
        assertThat(told.at("/data/components/1/component/values/0").asText())
                .isEqualTo(scene.member("cleo").id().toString());
        assertThat(told.path("type").asInt()).isEqualTo(5);
    }

    @Test
    void contextMenuCommandsCarryTheirTarget() {
        String commands =
                "/applications/" + scene.simulator.world().bot().id() + "/guilds/" + scene.tavern.id() + "/commands";
        scene.ok("PUT", commands, "[{'name':'Show rank','type':2},{'name':'Report','type':3}]");
        JsonNode ofUser = begun(1, "'command':'Show rank','target':'cleo'", "{'type':4,'data':{'content':'1'}}");
        String cleo = scene.member("cleo").id().toString();
        assertThat(ofUser.at("/data/target_id").asText()).isEqualTo(cleo);
        assertThat(ofUser.at("/data/resolved/users/" + cleo).isObject()).isTrue();
        String message = scene.written("dinah", "look");
        JsonNode ofMessage =
                begun(2, "'command':'Report','target':'" + message + "'", "{'type':4,'data':{'content':'seen'}}");
        assertThat(ofMessage
                        .at("/data/resolved/messages/" + message + "/content")
                        .asText())
                .isEqualTo("look");
    }
}
