package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An unmodified JDA in two shards finds nothing missing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdaIT {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private Simulator simulator;
    private Control control;
    private SessionControllerAdapter sessions;
    private List<JDA> shards;

    @BeforeAll
    void logIn() throws InterruptedException {
        // Two shards of four, as two processes would run them: the Tavern is on shard 0, the Library on shard 2.
        simulator = Simulator.start(SimulatorOptions.defaults()
                .with()
                .identifyWindow(Duration.ofMillis(1))
                .build());
        control = new Control(simulator.baseUrl());
        // JDA has the gateway's address compiled in, and this as its place to change it.
        sessions = new SessionControllerAdapter() {
            @Override
            public String getGateway() {
                return simulator.gatewayUrl();
            }
        };
        shards = List.of(shard(0), shard(2));
        for (JDA shard : shards) {
            shard.awaitReady();
        }
        shards.getFirst()
                .updateCommands()
                .addCommands(
                        Commands.slash("ping", "Answers"),
                        Commands.slash("slow", "Answers later"),
                        Commands.slash("mute", "Never answers"),
                        Commands.slash("who", "Shows a member")
                                .addOption(OptionType.USER, "member", "Who", true)
                                .addOption(OptionType.INTEGER, "times", "How often", false))
                .complete();
    }

    private JDA shard(int index) {
        return JDABuilder.createLight(
                        "a-token",
                        GatewayIntent.GUILD_MESSAGES,
                        GatewayIntent.MESSAGE_CONTENT,
                        GatewayIntent.GUILD_MEMBERS,
                        GatewayIntent.DIRECT_MESSAGES)
                .disableCache(CacheFlag.getPrivileged())
                .setRestConfig(new RestConfig().setBaseUrl(simulator.restBase() + "/"))
                .setSessionController(sessions)
                .useSharding(index, 4)
                .setMaxReconnectDelay(32)
                .addEventListeners(new Bot())
                .build();
    }

    private final class Bot extends ListenerAdapter {
        @Override
        public void onMessageReceived(MessageReceivedEvent event) {
            if (event.getAuthor().isBot()) {
                return;
            }
            heard.add(event.getMessage().getContentRaw());
            if (event.getMessage().getContentRaw().equals("!show")) {
                event.getMessage()
                        .replyEmbeds(new EmbedBuilder()
                                .setTitle("Shown")
                                .setImage("attachment://note.txt")
                                .build())
                        .addFiles(FileUpload.fromData("a note".getBytes(StandardCharsets.UTF_8), "note.txt"))
                        .queue();
            }
            if (event.getMessage().getContentRaw().equals("!burst")) {
                for (int number = 0; number < 7; number++) {
                    event.getChannel().sendMessage("burst " + number).queue();
                }
            }
        }

        @Override
        public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
            switch (event.getName()) {
                case "ping" -> event.reply("pong").setEphemeral(true).queue();
                case "slow" ->
                    event.deferReply()
                            .queue(hook -> hook.editOriginal("at last")
                                    .queue(done -> hook.sendMessage("and more").queue()));
                case "who" ->
                    event.reply(event.getOption("member").getAsMember().getEffectiveName() + " x"
                                    + event.getOption("times").getAsLong())
                            .queue();
                default -> {}
            }
        }
    }

    @AfterAll
    void logOut() throws InterruptedException {
        for (JDA shard : shards) {
            shard.shutdownNow();
            shard.awaitShutdown(Duration.ofSeconds(10));
        }
        control.close();
        simulator.close();
    }

    @Test
    void eachShardHasItsGuild() {
        assertThat(shards.get(0).getGuilds())
                .extracting(guild -> guild.getName())
                .containsExactly("Guildhall Tavern");
        assertThat(shards.get(1).getGuilds())
                .extracting(guild -> guild.getName())
                .containsExactly("Blue Lantern Library");
        assertThat(shards.get(0).getGuilds().getFirst().getTextChannels())
                .extracting(channel -> channel.getName())
                .containsExactly("general", "commands", "level-ups", "cellar");
    }

    @Test
    void messageIsAnsweredWithEmbedAndFile() {
        control.post("/_sim/messages", control.in("general", "cleo").put("content", "!show"));
        JsonNode answer = Until.found("the reply", () -> lastOf("general", "Guildhall"));
        assertThat(answer.path("embeds").path(0).path("title").asText()).isEqualTo("Shown");
        assertThat(answer.path("type").asInt()).isEqualTo(19);
        assertThat(answer.path("referenced_message").path("content").asText()).isEqualTo("!show");
        String url = answer.path("attachments").path(0).path("url").asText();
        assertThat(control.send("GET", url.substring(simulator.baseUrl().length()), null, "")
                        .body())
                .isEqualTo("a note");
        assertThat(answer.path("embeds").path(0).path("image").path("url").asText())
                .isEqualTo(url);
    }

    @Test
    void slashCommandIsAnsweredForOnePersonAlone() {
        JsonNode outcome = run("dinah", "ping");
        assertThat(outcome.path("status").asText()).isEqualTo("answered");
        assertThat(outcome.path("ephemeral").asBoolean()).isTrue();
        assertThat(outcome.path("messages").path(0).path("content").asText()).isEqualTo("pong");
        assertThat(outcome.path("messages").path(0).path("ephemeralFor").isTextual())
                .isTrue();
    }

    @Test
    void deferredAnswerIsAwaited() {
        JsonNode outcome = run("dinah", "slow");
        assertThat(outcome.path("status").asText()).isEqualTo("answered");
        assertThat(outcome.path("deferred").asBoolean()).isTrue();
        assertThat(outcome.path("messages").path(0).path("content").asText()).isEqualTo("at last");
    }

    @Test
    void optionsAreConvertedAndResolved() {
        JsonNode outcome = control.post(
                "/_sim/interactions",
                control.in("commands", "bram")
                        .put("command", "/who")
                        .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                                "options", Json.object().put("member", "Cleo").put("times", 3)));
        assertThat(outcome.path("messages").path(0).path("content").asText()).isEqualTo("Cleo x3");
    }

    @Test
    void missingOptionAndUnknownCommandAreRefused() {
        assertThat(refused("who")).contains("'member' is required");
        assertThat(refused("nothing")).contains("there is no command named 'nothing'; there are: ping, slow");
    }

    private String refused(String command) {
        var response = control.send(
                "POST", "/_sim/interactions", control.in("commands", "bram").put("command", command), "");
        assertThat(response.statusCode()).isIn(400, 404);
        return response.body();
    }

    @Test
    void silentBotIsReportedAsFailed() {
        JsonNode outcome = run("emil", "mute");
        assertThat(outcome.path("status").asText()).isEqualTo("failed");
        assertThat(outcome.path("error").asText()).isEqualTo("The application did not respond");
    }

    @Test
    void droppedConnectionResumesWithoutLoss() {
        long resumes = control.state().path("counters").path("resumes").asLong();
        control.post("/_sim/faults", control.fault("drop").put("shard", 0));
        control.post("/_sim/messages", control.in("cellar", "ada").put("content", "while away"));
        Until.isTrue("the missed message", () -> heard.contains("while away"));
        assertThat(control.state().path("counters").path("resumes").asLong()).isGreaterThan(resumes);
        assertThat(heard.stream().filter("while away"::equals)).hasSize(1);
    }

    @Test
    void reconnectRequestIsFollowed() {
        long resumes = control.state().path("counters").path("resumes").asLong();
        control.post("/_sim/faults", control.fault("reconnect").put("shard", 2));
        Until.isTrue(
                "a resume",
                () -> control.state().path("counters").path("resumes").asLong() > resumes);
    }

    @Test
    void invalidSessionIsIdentifiedAnew() {
        long identifies = control.state().path("counters").path("identifies").asLong();
        control.post("/_sim/faults", control.fault("invalid-session").put("shard", 2));
        Until.isTrue(
                "an identify",
                () -> control.state().path("counters").path("identifies").asLong() > identifies);
        simulator
                .world()
                .post(
                        libraryGeneral(),
                        simulator.world().guild(Scenario.LIBRARY).orElseThrow().ownerId(),
                        "after");
        Until.isTrue("a message in the new session", () -> heard.contains("after"));
    }

    private dev.guildhall.simulator.world.Snowflake libraryGeneral() {
        return simulator.world().guild(Scenario.LIBRARY).orElseThrow().channels().stream()
                .filter(channel -> channel.name().equals("general"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void rateLimitsAreWaitedOut() {
        control.post(
                "/_sim/faults",
                control.fault("rate-limit")
                        .put("route", "POST /channels/")
                        .put("retryAfter", 0.2)
                        .put("count", 1));
        control.post("/_sim/messages", control.in("level-ups", "ada").put("content", "!burst"));
        Until.found(
                "the last of the burst",
                () -> lastOf("level-ups", "Guildhall")
                        .filter(message -> message.path("content").asText().equals("burst 6")));
        assertThat(control.state().path("counters").path("rateLimited").asLong())
                .isPositive();
    }

    private JsonNode run(String author, String command) {
        return control.post("/_sim/interactions", control.in("commands", author).put("command", command));
    }

    private Optional<JsonNode> lastOf(String channel, String author) {
        String id = "";
        for (JsonNode each : control.state().path("guilds").path(0).path("channels")) {
            if (each.path("name").asText().equals(channel)) {
                id = each.path("id").asText();
            }
        }
        JsonNode messages = control.ok("GET", "/_sim/channels/" + id + "/messages", null);
        return Optional.ofNullable(messages.get(messages.size() - 1))
                .filter(message ->
                        message.path("author").path("username").asText().equals(author));
    }
}
