package dev.guildhall.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.world.Json;
import org.junit.jupiter.api.Test;

final class FieldsTest {
    private final Fields fields = Fields.documented();

    @Test
    void missingFieldIsNamedWithItsPath() {
        assertThat(fields.problemsOfEvent(Json.parse("{\"t\":\"GUILD_ROLE_DELETE\",\"d\":{\"guild_id\":\"5\"}}")))
                .containsExactly("GUILD_ROLE_DELETE.role_id is missing");
    }

    @Test
    void wrongTypeWithinAListIsNamedWithItsPlace() {
        assertThat(fields.problems(
                        "list of overwrite",
                        Json.parse("[{\"id\":\"1\",\"type\":0,\"allow\":\"0\",\"deny\":\"0\"},"
                                + "{\"id\":2,\"type\":0,\"allow\":\"0\",\"deny\":\"0\"}]")))
                .containsExactly("list of overwrite[1].id is no id: 2");
    }

    @Test
    void eventWithoutRulesIsAProblem() {
        assertThat(fields.problemsOfEvent(Json.parse("{\"t\":\"NEW_EVENT\",\"d\":{}}")))
                .containsExactly("no rules for the event NEW_EVENT");
    }
}
