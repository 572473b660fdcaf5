package dev.guildhall.simulator.client;

import static dev.guildhall.simulator.client.Stage.TAVERN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.Until;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import java.util.List;

/** What changes in a guild, by the bot and by people. */
final class ChangeSteps {
    static final List<Step> STEPS = List.of(
            new Step("the bot is let do all that it asks for", ChangeSteps::permit),
            new Step("a member's role is given and taken", ChangeSteps::memberRoles),
            new Step("a role is created, renamed and deleted", ChangeSteps::roles),
            new Step("a channel is created, renamed and deleted", ChangeSteps::channels),
            new Step("a member is given a nickname", ChangeSteps::nick),
            new Step("a thread is started, and written in", ChangeSteps::thread),
            new Step("a webhook speaks under a name of its own", ChangeSteps::webhook),
            new Step("a person joins, and leaves", ChangeSteps::joins),
            new Step("a person's roles are changed by somebody else", ChangeSteps::rolesByOthers),
            new Step("a person joins voice, and leaves it", ChangeSteps::voice));

    private ChangeSteps() {}

    private static void permit(Stage stage) {
        stage.control("permissions", Json.object().set("grant", Json.array().add("ADMINISTRATOR")));
    }

    private static void memberRoles(Stage stage) {
        stage.client.giveRole(TAVERN, stage.person("dinah"), stage.role("Regular"));
        stage.hears("roles dinah [Regular]");
        assertThat(stage.client.rolesOf(TAVERN, stage.person("dinah"))).containsExactly("Regular");
        stage.client.takeRole(TAVERN, stage.person("dinah"), stage.role("Regular"));
        stage.hears("roles dinah []");
    }

    private static void roles(Stage stage) {
        Snowflake role = stage.client.createRole(TAVERN, "Guest");
        Until.isTrue("the role in the cache", () -> stage.client.roles(TAVERN).contains("Guest"));
        stage.client.renameRole(TAVERN, role, "Traveller");
        stage.hears("role~ Traveller");
        stage.client.deleteRole(TAVERN, role);
        stage.hears("role- Traveller");
        Until.isTrue(
                "the role to leave the cache", () -> !stage.client.roles(TAVERN).contains("Traveller"));
    }

    private static void channels(Stage stage) {
        Snowflake channel = stage.client.createChannel(TAVERN, "attic");
        Until.isTrue(
                "the channel in the cache",
                () -> stage.client.textChannels(TAVERN).contains("attic"));
        stage.client.send(channel, "dusty here");
        stage.client.renameChannel(TAVERN, channel, "loft");
        stage.hears("channel~ loft");
        stage.client.deleteChannel(TAVERN, channel);
        stage.hears("channel- loft");
        Until.isTrue(
                "the channel to leave the cache",
                () -> !stage.client.textChannels(TAVERN).contains("loft"));
    }

    private static void nick(Stage stage) {
        stage.client.nick(TAVERN, stage.person("emil"), "Emil the Tall");
        stage.hears("nick Emil the Tall");
    }

    private static void thread(Stage stage) {
        Snowflake message = stage.client.send(stage.channel("general"), "a long story");
        Snowflake thread = stage.client.startThread(stage.channel("general"), message, "the story");
        Until.isTrue(
                "the thread in the cache", () -> stage.client.threads(TAVERN).contains("the story"));
        stage.world().messages().post(thread, stage.person("cleo"), "once upon a time");
        stage.hears("message cleo once upon a time");
    }

    private static void webhook(Stage stage) {
        stage.client.sayByWebhook(stage.channel("general"), "Town crier", "hear ye");
        stage.hears("message Town crier hear ye");
    }

    private static void joins(Stage stage) {
        stage.control("members", Json.object().put("join", "hugo"));
        stage.hears("joined hugo");
        Until.isTrue("hugo in the cache", () -> stage.client.members(TAVERN).contains("hugo"));
        stage.control("members", Json.object().put("member", "hugo").put("leave", true));
        stage.hears("left hugo");
        Until.isTrue(
                "hugo no longer in the cache",
                () -> !stage.client.members(TAVERN).contains("hugo"));
    }

    private static void rolesByOthers(Stage stage) {
        ObjectNode change = Json.object().put("member", "emil");
        change.putArray("roles").add("Regular").add("Tavern Keeper");
        stage.control("members", change);
        Until.isTrue(
                "both roles",
                () -> stage.client.rolesOf(TAVERN, stage.person("emil")).size() == 2);
    }

    private static void voice(Stage stage) {
        String channel = "parlour";
        stage.rest(
                "POST",
                "/guilds/" + TAVERN + "/channels",
                Json.object().put("name", channel).put("type", 2));
        stage.hears("channel+ " + channel);
        stage.control("voice", Json.object().put("author", "cleo").put("channel", channel));
        stage.hears("voice cleo " + channel);
        stage.control("voice", Json.object().put("author", "cleo").putNull("channel"));
        stage.hears("voice cleo -");
    }
}
