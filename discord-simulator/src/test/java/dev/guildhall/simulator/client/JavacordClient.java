package dev.guildhall.simulator.client;

import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.world.Snowflake;
import java.awt.Color;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.javacord.api.DiscordApi;
import org.javacord.api.DiscordApiBuilder;
import org.javacord.api.entity.channel.AutoArchiveDuration;
import org.javacord.api.entity.channel.ServerTextChannel;
import org.javacord.api.entity.intent.Intent;
import org.javacord.api.entity.message.Message;
import org.javacord.api.entity.message.MessageBuilder;
import org.javacord.api.entity.message.MessageSet;
import org.javacord.api.entity.message.embed.EmbedBuilder;
import org.javacord.api.entity.message.mention.AllowedMentionsBuilder;
import org.javacord.api.entity.permission.PermissionType;
import org.javacord.api.entity.permission.Role;
import org.javacord.api.entity.server.Server;
import org.javacord.api.entity.user.User;
import org.javacord.api.entity.webhook.IncomingWebhook;
import org.javacord.api.entity.webhook.WebhookBuilder;
import org.javacord.api.interaction.SlashCommand;
import org.javacord.api.interaction.SlashCommandBuilder;
import org.javacord.api.interaction.SlashCommandOption;
import org.javacord.api.interaction.SlashCommandOptionBuilder;
import org.javacord.api.interaction.SlashCommandOptionType;
import org.javacord.core.util.gateway.DiscordWebSocketAdapter;

/**
 * Javacord, whose address of Discord is compiled in: it reaches the simulator through the {@code CONNECT} proxy, which it is
 * given by its builder.
 */
final class JavacordClient implements Client {
    private final List<DiscordApi> shards = new ArrayList<>();

    @Override
    public void logIn(Simulator simulator, int count, Bot bot) {
        // It asks once in a JVM for the gateway's address, which may have been another simulator's.
        DiscordWebSocketAdapter.setGateway(simulator.gatewayUrl());
        ProxySelector selector = new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return "127.0.0.1".equals(uri.getHost())
                        ? List.of(Proxy.NO_PROXY)
                        : List.of(
                                new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", simulator.proxyPort())));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                throw new AssertionError("the proxy at " + address + " does not answer", failure);
            }
        };
        DiscordApiBuilder builder = new DiscordApiBuilder()
                .setToken("a-token")
                .setProxySelector(selector)
                .setTrustAllCertificates(true)
                .setAllNonPrivilegedIntentsAnd(Intent.GUILD_MEMBERS, Intent.MESSAGE_CONTENT)
                .setUserCacheEnabled(true)
                .setTotalShards(count);
        for (CompletableFuture<DiscordApi> shard : builder.loginAllShards()) {
            shards.add(get(shard));
        }
        shards.sort(Comparator.comparingInt(DiscordApi::getCurrentShard));
        for (DiscordApi shard : shards) {
            shard.setReconnectDelay(_ -> 1);
            new JavacordEvents(bot).listen(shard);
            new JavacordInteractions(bot).listen(shard);
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(45, TimeUnit.SECONDS).join();
    }

    private Server server(Snowflake id) {
        return shards.stream()
                .flatMap(shard -> shard.getServerById(id.value()).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("guild " + id + " is not cached"));
    }

    private ServerTextChannel channel(Snowflake id) {
        return shards.stream()
                .flatMap(shard -> shard.getServerTextChannelById(id.value()).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("channel " + id + " is not cached"));
    }

    private Role role(Snowflake guild, Snowflake role) {
        return server(guild).getRoleById(role.value()).orElseThrow();
    }

    private User user(Snowflake guild, Snowflake person) {
        return server(guild).getMemberById(person.value()).orElseThrow();
    }

    private static Snowflake sent(CompletableFuture<Message> message) {
        return new Snowflake(get(message).getId());
    }

    @Override
    public String self() {
        return shards.getFirst().getYourself().getName();
    }

    @Override
    public List<String> guilds(int shard) {
        return shards.get(shard).getServers().stream().map(Server::getName).toList();
    }

    @Override
    public List<String> textChannels(Snowflake guild) {
        return server(guild).getTextChannels().stream()
                .map(ServerTextChannel::getName)
                .toList();
    }

    @Override
    public List<String> threads(Snowflake guild) {
        return server(guild).getThreadChannels().stream()
                .map(thread -> thread.getName())
                .toList();
    }

    @Override
    public String topic(Snowflake guild, Snowflake channel) {
        return channel(channel).getTopic();
    }

    @Override
    public List<String> roles(Snowflake guild) {
        return server(guild).getRoles().stream()
                .filter(role -> !role.isEveryoneRole())
                .map(Role::getName)
                .toList();
    }

    @Override
    public int color(Snowflake guild, Snowflake role) {
        return role(guild, role)
                .getColor()
                .map(color -> color.getRGB() & 0xFFFFFF)
                .orElse(0);
    }

    @Override
    public List<String> members(Snowflake guild) {
        return server(guild).getMembers().stream().map(User::getName).toList();
    }

    @Override
    public List<String> rolesOf(Snowflake guild, Snowflake person) {
        return server(guild).getRoles(user(guild, person)).stream()
                .filter(role -> !role.isEveryoneRole())
                .map(Role::getName)
                .toList();
    }

    @Override
    public boolean moderates(Snowflake guild, Snowflake person, Snowflake channel) {
        return channel(channel).hasPermission(user(guild, person), PermissionType.MANAGE_MESSAGES);
    }

    @Override
    public Snowflake send(Snowflake channel, String content) {
        return sent(channel(channel).sendMessage(content));
    }

    @Override
    public Snowflake reply(Snowflake channel, Snowflake message, String content) {
        return sent(new MessageBuilder()
                .setContent(content)
                .replyTo(message.value())
                .send(channel(channel)));
    }

    @Override
    public Snowflake sendEmbed(Snowflake channel, String fileName, byte[] file) {
        return sent(new MessageBuilder()
                .setEmbed(new EmbedBuilder()
                        .setTitle("Title")
                        .setDescription("Text")
                        .setColor(new Color(0x123456))
                        .addInlineField("Name", "Value")
                        .setFooter("Foot")
                        .setImage("attachment://" + fileName))
                .addAttachment(file, fileName)
                .send(channel(channel)));
    }

    @Override
    public Snowflake sendFiles(Snowflake channel, List<String> names) {
        MessageBuilder builder = new MessageBuilder();
        names.forEach(name -> builder.addAttachment(name.getBytes(StandardCharsets.UTF_8), name));
        return sent(builder.send(channel(channel)));
    }

    @Override
    public Snowflake sendWithoutMentions(Snowflake channel, String content) {
        return sent(new MessageBuilder()
                .setContent(content)
                .setAllowedMentions(new AllowedMentionsBuilder()
                        .setMentionUsers(false)
                        .setMentionRoles(false)
                        .setMentionEveryoneAndHere(false)
                        .build())
                .send(channel(channel)));
    }

    @Override
    public void edit(Snowflake channel, Snowflake message, String content) {
        get(Message.edit(channel(channel).getApi(), channel.value(), message.value(), content));
    }

    @Override
    public void delete(Snowflake channel, Snowflake message) {
        get(Message.delete(channel(channel).getApi(), channel.value(), message.value()));
    }

    @Override
    public void deleteAll(Snowflake channel, List<Snowflake> messages) {
        get(Message.delete(
                channel(channel).getApi(),
                channel.value(),
                messages.stream().mapToLong(Snowflake::value).toArray()));
    }

    @Override
    public void react(Snowflake channel, Snowflake message, String emoji) {
        get(Message.addReaction(channel(channel).getApi(), channel.value(), message.value(), emoji));
    }

    @Override
    public void unreact(Snowflake channel, Snowflake message, String emoji) {
        get(get(channel(channel).getMessageById(message.value())).removeOwnReactionByEmoji(emoji));
    }

    @Override
    public void pin(Snowflake channel, Snowflake message) {
        get(Message.pin(channel(channel).getApi(), channel.value(), message.value()));
    }

    @Override
    public void type(Snowflake channel) {
        get(channel(channel).type());
    }

    @Override
    public List<String> history(Snowflake channel, int limit) {
        return contents(channel(channel).getMessages(limit));
    }

    @Override
    public List<String> historyBefore(Snowflake channel, Snowflake message, int limit) {
        return contents(channel(channel).getMessagesBefore(limit, message.value()));
    }

    private static List<String> contents(CompletableFuture<MessageSet> messages) {
        return get(messages).stream().map(Message::getContent).toList();
    }

    @Override
    public String content(Snowflake channel, Snowflake message) {
        // The cache would answer for a message that was seen.
        return get(channel(channel).getMessages(100)).stream()
                .filter(each -> each.getId() == message.value())
                .findFirst()
                .map(Message::getContent)
                .orElse("");
    }

    @Override
    public void direct(Snowflake person, String content) {
        get(get(shards.getFirst().getUserById(person.value())).sendMessage(content));
    }

    @Override
    public void registerCommands() {
        List<SlashCommandBuilder> plain = Stream.of(
                        "ping", "secret", "later", "later-secret", "more", "gone", "twice", "panel", "form", "mute")
                .map(name -> SlashCommand.with(name, "Does " + name))
                .toList();
        Set<SlashCommandBuilder> all = new HashSet<>(plain);
        all.add(SlashCommand.with(
                "options",
                "Shows its options",
                List.of(
                        SlashCommandOption.createStringOption("text", "A text", false),
                        SlashCommandOption.createLongOption("count", "A whole number", false),
                        SlashCommandOption.createDecimalOption("ratio", "A number", false),
                        SlashCommandOption.createBooleanOption("yes", "Yes or no", false),
                        SlashCommandOption.createUserOption("who", "A person", false),
                        SlashCommandOption.create(SlashCommandOptionType.CHANNEL, "where", "A channel", false),
                        SlashCommandOption.createRoleOption("rank", "A role", false),
                        SlashCommandOption.createMentionableOption("whom", "A person or role", false))));
        all.add(SlashCommand.with(
                "paint",
                "Chooses",
                List.of(
                        SlashCommandOption.createStringOption("color", "A color", true, true),
                        new SlashCommandOptionBuilder()
                                .setType(SlashCommandOptionType.STRING)
                                .setName("size")
                                .setDescription("A size")
                                .addChoice("Small", "s")
                                .addChoice("Large", "l")
                                .build())));
        all.add(SlashCommand.with(
                "settings",
                "Settings",
                List.of(SlashCommandOption.createSubcommand(
                        "set", "Sets", List.of(SlashCommandOption.createStringOption("key", "A key", false))))));
        get(shards.getFirst().bulkOverwriteGlobalApplicationCommands(all));
    }

    @Override
    public void registerGuildCommand(Snowflake guild, String name) {
        get(SlashCommand.with(name, "Of this guild").createForServer(server(guild)));
    }

    @Override
    public List<String> commands() {
        return get(shards.getFirst().getGlobalSlashCommands()).stream()
                .map(SlashCommand::getName)
                .toList();
    }

    @Override
    public void giveRole(Snowflake guild, Snowflake person, Snowflake role) {
        get(server(guild).addRoleToUser(user(guild, person), role(guild, role)));
    }

    @Override
    public void takeRole(Snowflake guild, Snowflake person, Snowflake role) {
        get(server(guild).removeRoleFromUser(user(guild, person), role(guild, role)));
    }

    @Override
    public Snowflake createRole(Snowflake guild, String name) {
        return new Snowflake(
                get(server(guild).createRoleBuilder().setName(name).create()).getId());
    }

    @Override
    public void renameRole(Snowflake guild, Snowflake role, String name) {
        get(role(guild, role).updateName(name));
    }

    @Override
    public void deleteRole(Snowflake guild, Snowflake role) {
        get(role(guild, role).delete());
    }

    @Override
    public Snowflake createChannel(Snowflake guild, String name) {
        return new Snowflake(
                get(server(guild).createTextChannelBuilder().setName(name).create())
                        .getId());
    }

    @Override
    public void renameChannel(Snowflake guild, Snowflake channel, String name) {
        get(channel(channel).updateName(name));
    }

    @Override
    public void deleteChannel(Snowflake guild, Snowflake channel) {
        get(channel(channel).delete());
    }

    @Override
    public void nick(Snowflake guild, Snowflake person, String nick) {
        get(server(guild).updateNickname(user(guild, person), nick));
    }

    @Override
    public Snowflake startThread(Snowflake channel, Snowflake message, String name) {
        Message start = get(channel(channel).getMessageById(message.value()));
        return new Snowflake(
                get(start.createThread(name, AutoArchiveDuration.ONE_DAY)).getId());
    }

    @Override
    public void sayByWebhook(Snowflake channel, String name, String content) {
        IncomingWebhook webhook =
                get(new WebhookBuilder(channel(channel)).setName(name).create());
        get(webhook.sendMessage(content));
    }

    @Override
    public void close() {
        for (DiscordApi shard : shards) {
            try {
                get(shard.disconnect());
            } catch (RejectedExecutionException alreadyEnding) {
                // A session that has just begun anew can be on its way out already.
            }
        }
    }
}
