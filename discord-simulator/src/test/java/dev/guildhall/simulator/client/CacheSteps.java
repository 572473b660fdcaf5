package dev.guildhall.simulator.client;

import static dev.guildhall.simulator.client.Stage.LIBRARY;
import static dev.guildhall.simulator.client.Stage.TAVERN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.Until;
import java.util.List;

/** Logging in, and what a library then knows. */
final class CacheSteps {
    static final List<Step> STEPS = List.of(
            new Step("three shards log in, one in each five seconds", CacheSteps::logIn),
            new Step("own account", stage -> assertThat(stage.client.self()).isEqualTo("Guildhall")),
            new Step("each shard has its guilds", CacheSteps::guilds),
            new Step("text channels in their order", CacheSteps::channels),
            new Step("a channel's topic", CacheSteps::topic),
            new Step("roles in their order", CacheSteps::roles),
            new Step("a role's color", CacheSteps::color),
            new Step("all members, asked for in chunks", CacheSteps::members),
            new Step("a member's roles", CacheSteps::rolesOf),
            new Step("permissions in a channel", CacheSteps::permissions));

    private CacheSteps() {}

    private static void logIn(Stage stage) {
        stage.logIn();
        assertThat(stage.counted("identifies")).isEqualTo(3);
        assertThat(stage.state().path("sessions"))
                .hasSize(3)
                .allMatch(session -> session.path("connected").asBoolean());
        stage.observe();
    }

    private static void guilds(Stage stage) {
        assertThat(stage.client.guilds(Stage.TAVERN_SHARD)).containsExactly("Guildhall Tavern");
        assertThat(stage.client.guilds(Stage.LIBRARY_SHARD)).containsExactly("Blue Lantern Library");
        assertThat(stage.client.guilds(3 - Stage.TAVERN_SHARD - Stage.LIBRARY_SHARD))
                .isEmpty();
    }

    private static void channels(Stage stage) {
        assertThat(stage.client.textChannels(TAVERN)).containsSubsequence("general", "commands", "level-ups", "cellar");
        assertThat(stage.client.textChannels(LIBRARY)).containsSubsequence("general", "commands", "level-ups");
    }

    private static void topic(Stage stage) {
        assertThat(stage.client.topic(TAVERN, stage.channel("general"))).isEqualTo("Talk about anything");
        assertThat(stage.client.topic(TAVERN, stage.channel("cellar"))).isEmpty();
    }

    private static void roles(Stage stage) {
        assertThat(stage.client.roles(TAVERN)).containsExactly("Regular", "Tavern Keeper", "Guildhall");
    }

    private static void color(Stage stage) {
        assertThat(stage.client.color(TAVERN, stage.role("Tavern Keeper"))).isEqualTo(0xE67E22);
    }

    private static void members(Stage stage) {
        Until.isTrue("all members", () -> stage.client.members(TAVERN).size() == 6);
        assertThat(stage.client.members(TAVERN))
                .containsExactlyInAnyOrder("ada", "bram", "cleo", "dinah", "emil", "Guildhall");
    }

    private static void rolesOf(Stage stage) {
        assertThat(stage.client.rolesOf(TAVERN, stage.person("cleo"))).containsExactly("Regular");
        assertThat(stage.client.rolesOf(TAVERN, stage.person("dinah"))).isEmpty();
    }

    private static void permissions(Stage stage) {
        assertThat(stage.client.moderates(TAVERN, stage.person("bram"), stage.channel("general")))
                .isTrue();
        assertThat(stage.client.moderates(TAVERN, stage.person("ada"), stage.channel("general")))
                .isTrue();
        assertThat(stage.client.moderates(TAVERN, stage.person("cleo"), stage.channel("general")))
                .isFalse();
    }
}
