package dev.guildhall.simulator.client;

import static dev.guildhall.simulator.client.Stage.TAVERN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.Until;
import dev.guildhall.simulator.world.Person;
import java.util.List;

/** What changes in a guild, by the bot and by people. */
final class ChangeSteps {
    static final List<Step> STEPS = List.of(
            new Step("a role is given and taken, and both are heard", ChangeSteps::roles),
            new Step("a person joins", ChangeSteps::joins));

    private ChangeSteps() {}

    private static void roles(Stage stage) {
        stage.client.giveRole(TAVERN, stage.person("dinah"), stage.role("Regular"));
        stage.hears("roles dinah [Regular]");
        assertThat(stage.client.rolesOf(TAVERN, stage.person("dinah"))).containsExactly("Regular");
        stage.client.takeRole(TAVERN, stage.person("dinah"), stage.role("Regular"));
        stage.hears("roles dinah []");
    }

    private static void joins(Stage stage) {
        Person hugo = stage.world().add(new Person(stage.world().nextId(), "hugo", "Hugo", false, 0x112233));
        stage.world().join(stage.guild(TAVERN), hugo, List.of());
        stage.hears("joined hugo");
        Until.isTrue("hugo in the cache", () -> stage.client.members(TAVERN).contains("hugo"));
    }
}
