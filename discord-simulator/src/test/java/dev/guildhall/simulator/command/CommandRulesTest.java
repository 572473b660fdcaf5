package dev.guildhall.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.world.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandRulesTest {
    private static List<String> wrong(String command) {
        List<String> paths = new ArrayList<>();
        new CommandRules((path, code, message) -> paths.add(path)).check(Json.parse(command.replace('\'', '"')), "");
        return paths;
    }

    @Test
    void ordinaryCommandIsAccepted() {
        assertThat(wrong("{'name':'rank','description':'Shows','options':[{'name':'member','type':6,"
                        + "'description':'Who'}]}"))
                .isEmpty();
        assertThat(wrong(
                        "{'name':'settings','description':'All','options':[{'name':'set','type':1,'description':'Sets',"
                                + "'options':[{'name':'key','type':3,'description':'Key','required':true}]}]}"))
                .isEmpty();
        assertThat(wrong("{'name':'Show rank','type':2}")).isEmpty();
    }

    @Test
    void badNameAndMissingDescriptionAreReported() {
        assertThat(wrong("{'name':'Rank'}")).containsExactly("name", "description");
        assertThat(wrong("{'name':'two words','description':'x'}")).containsExactly("name");
    }

    @Test
    void badOptionsAreReportedByPath() {
        assertThat(wrong("{'name':'a','description':'x','options':[{'name':'b','type':3,'description':'x'},"
                        + "{'name':'b','type':99,'description':'x','required':true}]}"))
                .containsExactly("options.1.type", "options.1.name", "options.1.required");
    }
}
