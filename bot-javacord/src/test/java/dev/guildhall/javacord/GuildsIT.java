package dev.guildhall.javacord;

import static dev.guildhall.javacord.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.GuildLeft;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MemberChanged;
import dev.guildhall.spi.event.MemberJoined;
import dev.guildhall.spi.event.MemberLeft;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.event.ReactionAdded;
import dev.guildhall.spi.event.ReactionRemoved;
import dev.guildhall.spi.event.ThreadCreated;
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.MessageBody;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the adapter tells of guilds and does in them, against the simulator. */
class GuildsIT {

    private static final String TAVERN = "Guildhall Tavern";
    private static final GuildId TAVERN_ID = new GuildId(Scenario.TAVERN.value());
    private static final Duration WINDOW = Duration.ofMillis(50);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RecordingIntake intake = new RecordingIntake();
    private final List<String> fatal = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Simulator simulator = start(true);
    private SimulatorControl control = new SimulatorControl(simulator.baseUrl());
    private DiscordConnection connection = connect();

    private static Simulator start(boolean members) {
        return Simulator.start(SimulatorOptions.defaults()
                .with()
                .token("good-token")
                .identifyWindow(WINDOW)
                .guildMembersIntent(members)
                .build());
    }

    private DiscordConnection connect() {
        ConnectionOptions options = new ConnectionOptions("good-token", URI.create(simulator.restBase()), 0, 0, 1);
        return new JavacordConnector(options, new LocalPermits(1, WINDOW.multipliedBy(2), 45), fatal::add)
                .connect(intake);
    }

    @AfterEach
    void close() {
        connection.close();
        control.close();
        simulator.close();
        http.close();
    }

    private void begin() throws Exception {
        connection.start();
        eventually(() -> {
            assertThat(connection.shards())
                    .allSatisfy(shard -> assertThat(shard.state()).isEqualTo(ShardStatus.State.READY));
            assertThat(of(GuildAvailable.class)).hasSize(2);
        });
    }

    private <E extends Event> List<E> of(Class<E> type) {
        return intake.events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** As the bot, beside the adapter. */
    private JsonNode rest(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.restBase() + path))
                .header("Authorization", "Bot good-token")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        return answer.isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(answer);
    }

    private Guild tavern() {
        return connection.guilds().guild(TAVERN_ID).orElseThrow();
    }

    private Channel channel(String name) {
        return tavern().channels().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel " + name + " in " + tavern()));
    }

    private Role role(String name) {
        return tavern().roles().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no role " + name + " in " + tavern()));
    }

    @Test
    void guildIsKnownWhenItIsToldToBeThere() throws Exception {
        control.say(TAVERN, "cleo", "before the bot came");
        begin();
        GuildAvailable told = of(GuildAvailable.class).stream()
                .filter(each -> each.guild().equals(TAVERN_ID))
                .findFirst()
                .orElseThrow();
        Guild guild = tavern();
        assertThat(told.newest()).containsKey(channel("general").place().channel());
        assertThat(connection.guilds().served()).contains(TAVERN_ID);
        assertThat(guild.name()).isEqualTo(TAVERN);
        assertThat(guild.memberCount()).isEqualTo(6);
        assertThat(channel("general").place().within())
                .containsExactly(channel("Taproom").place().channel());
        assertThat(channel("Taproom").kind()).isEqualTo(Channel.Kind.CATEGORY);
        assertThat(guild.self().roles()).contains(role("Guildhall").id());
        assertThat(guild.power()).isEqualTo(role("Guildhall").position());
        assertThat(guild.roles().getFirst().id().value()).isEqualTo(TAVERN_ID.value());
        long allowed =
                connection.guilds().permissions(TAVERN_ID, channel("general").place(), guild.self());
        assertThat(Permission.SEND_MESSAGES.in(allowed)).isTrue();
    }

    @Test
    void changesOfAGuildAreSeenAtOnce() throws Exception {
        begin();
        String created = rest("POST", "/guilds/" + TAVERN_ID + "/roles", "{'name':'Bard','color':255}")
                .path("id")
                .asText();
        eventually(() -> assertThat(role("Bard").color()).isEqualTo(255));
        rest("DELETE", "/guilds/" + TAVERN_ID + "/roles/" + created, "");
        eventually(
                () -> assertThat(tavern().roles()).noneMatch(each -> each.name().equals("Bard")));
    }

    @Test
    void messagesInThreadsAndPostsTellWhatTheyLieIn() throws Exception {
        begin();
        ChannelId rooms = channel("Taproom").place().channel();
        JsonNode forum = rest(
                "POST",
                "/guilds/" + TAVERN_ID + "/channels",
                "{'name':'questions','type':15,'parent_id':'" + rooms + "'}");
        JsonNode post = rest(
                "POST",
                "/channels/" + forum.path("id").asText() + "/threads",
                "{'name':'why?','message':{'content':'first'}}");
        eventually(() -> assertThat(of(ThreadCreated.class)).hasSize(1));
        ThreadCreated created = of(ThreadCreated.class).getFirst();
        assertThat(created.forumPost()).isTrue();
        assertThat(created.place())
                .isEqualTo(new Place(
                        new ChannelId(post.path("id").asLong()),
                        List.of(new ChannelId(forum.path("id").asLong()), rooms)));
        eventually(() -> assertThat(intake.messages()).isNotEmpty());
        assertThat(intake.messages().getFirst().place()).isEqualTo(created.place());

        JsonNode thread = rest(
                "POST", "/channels/" + channel("general").place().channel() + "/threads", "{'name':'aside','type':11}");
        eventually(() -> assertThat(of(ThreadCreated.class)).hasSize(2));
        assertThat(of(ThreadCreated.class).getLast().forumPost()).isFalse();
        rest("PATCH", "/channels/" + thread.path("id").asText(), "{'archived':true}");
        Place archived = new Place(
                new ChannelId(thread.path("id").asLong()),
                List.of(channel("general").place().channel(), rooms));
        ChannelId general = channel("general").place().channel();
        MessageId start = new MessageId(0);
        eventually(() -> assertThat(connection
                        .history()
                        .archivedThreads(TAVERN_ID, general, start)
                        .threads())
                .containsExactly(archived));
        assertThat(connection
                        .history()
                        .archivedThreads(TAVERN_ID, general, start)
                        .complete())
                .isTrue();
        MessageId later = new MessageId(
                Snowflake.firstOf(Instant.now().plus(Duration.ofDays(1)).toEpochMilli()));
        assertThat(connection
                        .history()
                        .archivedThreads(TAVERN_ID, general, later)
                        .threads())
                .isEmpty();
    }

    @Test
    void reactionsComeAndGo() throws Exception {
        begin();
        control.say(TAVERN, "cleo", "ale");
        eventually(() -> assertThat(intake.messages()).hasSize(1));
        MessageCreated ale = intake.messages().getFirst();
        String where = "{'guild':'" + TAVERN + "','channel':'general','author':'dinah','message':'" + ale.id()
                + "','emoji':'🍺'";
        control.post("/reactions", where + "}");
        control.post("/reactions", where + ",'remove':true}");
        eventually(() -> assertThat(of(ReactionRemoved.class)).hasSize(1));
        ReactionAdded added = of(ReactionAdded.class).getFirst();
        assertThat(added.member().name()).isEqualTo("Dinah");
        assertThat(added.author()).contains(ale.author().id());
        assertThat(added.message()).isEqualTo(ale.id());
        assertThat(added.place()).isEqualTo(ale.place());
        assertThat(added.emoji()).isEqualTo("🍺");
        assertThat(of(ReactionRemoved.class).getFirst().member())
                .isEqualTo(added.member().id());
    }

    @Test
    void voiceIsFollowed() throws Exception {
        begin();
        rest("POST", "/guilds/" + TAVERN_ID + "/channels", "{'name':'Cellar voice','type':2}");
        eventually(() -> assertThat(channel("Cellar voice").kind()).isEqualTo(Channel.Kind.VOICE));
        control.post("/voice", "{'guild':'" + TAVERN + "','author':'cleo','channel':'Cellar voice'}");
        control.post("/voice", "{'guild':'" + TAVERN + "','author':'cleo','selfMute':true,'selfDeaf':true}");
        control.post("/voice", "{'guild':'" + TAVERN + "','author':'cleo','channel':null}");
        eventually(() -> assertThat(of(VoiceChanged.class)).hasSize(3));
        List<VoiceChanged> changes = of(VoiceChanged.class);
        assertThat(changes.get(0).member().name()).isEqualTo("Cleo");
        assertThat(changes.get(0).now().orElseThrow().place())
                .isEqualTo(channel("Cellar voice").place());
        assertThat(changes.get(0).now().orElseThrow().muted()).isFalse();
        assertThat(changes.get(1).now().orElseThrow().muted()).isTrue();
        assertThat(changes.get(1).now().orElseThrow().deafened()).isTrue();
        assertThat(changes.get(2).now()).isEmpty();
    }

    @Test
    void membersJoinChangeAndLeave() throws Exception {
        begin();
        control.post("/members", "{'guild':'" + TAVERN + "','join':'goro'}");
        control.post("/members", "{'guild':'" + TAVERN + "','member':'goro','nick':'Sir Goro','roles':['Regular']}");
        eventually(() -> assertThat(of(MemberChanged.class)).isNotEmpty());
        assertThat(tavern().memberCount()).isEqualTo(7);
        control.post("/members", "{'guild':'" + TAVERN + "','member':'goro','leave':true}");
        eventually(() -> assertThat(of(MemberLeft.class)).hasSize(1));
        Member changed = of(MemberChanged.class).getLast().member();
        assertThat(of(MemberJoined.class).getFirst().member().id()).isEqualTo(changed.id());
        assertThat(changed.name()).isEqualTo("Sir Goro");
        assertThat(changed.roles()).containsExactly(role("Regular").id());
        assertThat(of(MemberLeft.class).getFirst().member()).isEqualTo(changed.id());
        assertThat(connection.guilds().member(TAVERN_ID, changed.id())).isEmpty();
        assertThat(tavern().memberCount()).isEqualTo(6);
    }

    @Test
    void rolesAreGivenAndTakenWithAReason() throws Exception {
        begin();
        List<Member> all = connection.guilds().membersAfter(TAVERN_ID, new UserId(0));
        assertThat(all)
                .hasSize(6)
                .isSortedAccordingTo((one, other) ->
                        Long.compareUnsigned(one.id().value(), other.id().value()));
        Member dinah = all.stream()
                .filter(member -> member.name().equals("Dinah"))
                .findFirst()
                .orElseThrow();
        connection.assignRole(TAVERN_ID, dinah.id(), role("Regular").id(), true, "레벨 5: level 5");
        assertThat(connection
                        .guilds()
                        .member(TAVERN_ID, dinah.id())
                        .orElseThrow()
                        .roles())
                .containsExactly(role("Regular").id());
        JsonNode log = rest("GET", "/guilds/" + TAVERN_ID + "/audit-logs", "");
        assertThat(log.toString()).contains("레벨 5: level 5");
        connection.assignRole(TAVERN_ID, dinah.id(), role("Regular").id(), false, "");
        assertThat(connection
                        .guilds()
                        .member(TAVERN_ID, dinah.id())
                        .orElseThrow()
                        .roles())
                .isEmpty();
        assertThatThrownBy(() -> connection.assignRole(
                        TAVERN_ID, dinah.id(), role("Guildhall").id(), true, ""))
                .isInstanceOfSatisfying(DiscordException.class, refusal -> {
                    assertThat(refusal.retryable()).isFalse();
                    assertThat(refusal.code()).isEqualTo(50013);
                });
        assertThatThrownBy(() -> connection.assignRole(
                        TAVERN_ID, new UserId(42), role("Regular").id(), true, ""))
                .isInstanceOfSatisfying(
                        DiscordException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(10007));
    }

    @Test
    void onePersonCanBeWrittenToAlone() throws Exception {
        begin();
        UserId dinah = connection.guilds().membersAfter(TAVERN_ID, new UserId(0)).stream()
                .filter(member -> member.name().equals("Dinah"))
                .findFirst()
                .orElseThrow()
                .id();
        ChannelId direct = connection.directChannel(dinah);
        MessageId sent = connection.send(direct, OutgoingMessage.of(MessageBody.text("well done")));
        assertThat(connection.directChannel(dinah)).isEqualTo(direct);
        assertThat(rest("GET", "/channels/" + direct + "/messages/" + sent, "")
                        .path("content")
                        .asText())
                .isEqualTo("well done");
    }

    @Test
    void historyIsReadFromAMessageOnInOrder() throws Exception {
        control.post(
                "/messages",
                "{'guild':'" + TAVERN + "','channel':'general','author':'cleo','content':'old','count':250}");
        begin();
        ChannelId general = channel("general").place().channel();
        List<MessageCreated> read = new ArrayList<>();
        List<Boolean> lasts = new ArrayList<>();
        MessageId from = new MessageId(0);
        for (boolean last = false; !last; ) {
            History.Page page = connection.history().after(TAVERN_ID, Place.of(general), from);
            read.addAll(page.messages());
            from = page.next();
            last = page.last();
            lasts.add(last);
        }
        assertThat(lasts).containsExactly(false, false, true);
        assertThat(read)
                .hasSize(250)
                .isSortedAccordingTo((one, other) ->
                        Long.compareUnsigned(one.id().value(), other.id().value()));
        assertThat(read.getFirst().place()).isEqualTo(channel("general").place());
        assertThat(read.getFirst().author().name()).isEqualTo("Cleo");
        assertThat(of(GuildAvailable.class))
                .anySatisfy(told -> assertThat(told.newest())
                        .containsEntry(general, read.getLast().id()));
    }

    @Test
    void filesComeFromDiscordAloneAndNoLargerThanAllowed() throws Exception {
        begin();
        byte[] content = "user,xp\n1,100".getBytes(StandardCharsets.UTF_8);
        MessageBody body = new MessageBody("", List.of(), List.of(new Attachment("xp.csv", "", content)));
        MessageId sent = connection.send(channel("general").place().channel(), OutgoingMessage.of(body));
        JsonNode shown = rest("GET", "/channels/" + channel("general").place().channel() + "/messages/" + sent, "");
        URI address = URI.create(shown.path("attachments").path(0).path("url").asText());
        assertThat(connection.downloads().fetch(address, content.length)).isEqualTo(content);
        assertThatThrownBy(() -> connection.downloads().fetch(address, content.length - 1))
                .isInstanceOf(DiscordException.class)
                .hasMessageContaining("larger");
        Path file = Files.createTempFile("fetched-", ".csv");
        try {
            connection.downloads().fetch(address, content.length, file);
            assertThat(file).hasBinaryContent(content);
            assertThatThrownBy(() -> connection.downloads().fetch(address, content.length - 1L, file))
                    .isInstanceOf(DiscordException.class)
                    .hasMessageContaining("larger");
        } finally {
            Files.delete(file);
        }
        for (String elsewhere : List.of(
                simulator.restBase() + "/users/@me",
                simulator.baseUrl() + "/cdn/../_sim/state",
                "https://cdn.discordapp.com@127.0.0.1/x",
                "http://169.254.169.254/latest")) {
            assertThatThrownBy(() -> connection.downloads().fetch(URI.create(elsewhere), 1_000))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void avatarIsAPictureOf128Pixels() throws Exception {
        begin();
        for (Member member : connection.guilds().membersAfter(TAVERN_ID, new UserId(0))) {
            Optional<byte[]> avatar = connection.downloads().avatar(TAVERN_ID, member.id());
            assertThat(ImageIO.read(new ByteArrayInputStream(avatar.orElseThrow()))
                            .getWidth())
                    .isEqualTo(128);
        }
        assertThat(connection.downloads().avatar(TAVERN_ID, new UserId(42))).isEmpty();
    }

    @Test
    void aGuildThatIsLeftIsToldAndForgotten() throws Exception {
        begin();
        rest("DELETE", "/users/@me/guilds/" + TAVERN_ID, "");
        eventually(() -> assertThat(of(GuildLeft.class)).containsExactly(new GuildLeft(TAVERN_ID)));
        assertThat(connection.guilds().guild(TAVERN_ID)).isEmpty();
    }

    @Test
    void aPrivilegeThatIsNotGrantedIsDoneWithoutAndTold() throws Exception {
        close();
        simulator = start(false);
        control = new SimulatorControl(simulator.baseUrl());
        connection = connect();
        begin();
        assertThat(connection.lacking()).containsExactly(Privilege.MEMBERS);
        assertThat(fatal).isEmpty();
        control.say(TAVERN, "cleo", "ale");
        eventually(() -> assertThat(intake.contents()).containsExactly("ale"));
    }
}
