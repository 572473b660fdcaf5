package dev.guildhall.simulator.client;

import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.world.Snowflake;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.Webhook;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import net.dv8tion.jda.api.utils.cache.CacheFlag;

/** JDA, pointed at the simulator by its public configuration alone. */
final class JdaClient implements Client {
    private final List<JDA> shards = new ArrayList<>();

    @Override
    public void logIn(Simulator simulator, int count, Bot bot) {
        SessionControllerAdapter sessions = new SessionControllerAdapter() {
            @Override
            public String getGateway() {
                return simulator.gatewayUrl();
            }
        };
        EnumSet<GatewayIntent> intents = EnumSet.allOf(GatewayIntent.class);
        intents.remove(GatewayIntent.GUILD_PRESENCES);
        for (int index = 0; index < count; index++) {
            shards.add(JDABuilder.create("a-token", intents)
                    .disableCache(CacheFlag.ACTIVITY, CacheFlag.CLIENT_STATUS, CacheFlag.ONLINE_STATUS)
                    .setMemberCachePolicy(MemberCachePolicy.ALL)
                    .setChunkingFilter(ChunkingFilter.ALL)
                    .setRestConfig(new RestConfig().setBaseUrl(simulator.restBase() + "/"))
                    .setSessionController(sessions)
                    .useSharding(index, count)
                    .setMaxReconnectDelay(32)
                    .addEventListeners(new JdaEvents(bot), new JdaInteractions(bot))
                    .build());
        }
        for (JDA shard : shards) {
            try {
                shard.awaitReady();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    private Guild guild(Snowflake id) {
        return shards.stream()
                .flatMap(shard -> Optional.ofNullable(shard.getGuildById(id.value())).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("guild " + id + " is not cached"));
    }

    private TextChannel channel(Snowflake id) {
        return shards.stream()
                .flatMap(shard -> Optional.ofNullable(shard.getTextChannelById(id.value())).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("channel " + id + " is not cached"));
    }

    private Role role(Snowflake guild, Snowflake role) {
        return Optional.ofNullable(guild(guild).getRoleById(role.value())).orElseThrow();
    }

    private Member cached(Snowflake guild, Snowflake person) {
        return Optional.ofNullable(guild(guild).getMemberById(person.value())).orElseThrow();
    }

    private static Snowflake id(Message message) {
        return new Snowflake(message.getIdLong());
    }

    @Override
    public String self() {
        return shards.getFirst().getSelfUser().getName();
    }

    @Override
    public List<String> guilds(int shard) {
        return shards.get(shard).getGuilds().stream().map(Guild::getName).toList();
    }

    @Override
    public List<String> textChannels(Snowflake guild) {
        return guild(guild).getTextChannels().stream().map(TextChannel::getName).toList();
    }

    @Override
    public List<String> threads(Snowflake guild) {
        return guild(guild).getThreadChannels().stream()
                .map(thread -> thread.getName())
                .toList();
    }

    @Override
    public String topic(Snowflake guild, Snowflake channel) {
        return Optional.ofNullable(channel(channel).getTopic()).orElse("");
    }

    @Override
    public List<String> roles(Snowflake guild) {
        return guild(guild).getRoles().reversed().stream()
                .filter(role -> !role.isPublicRole())
                .map(Role::getName)
                .toList();
    }

    @Override
    public int color(Snowflake guild, Snowflake role) {
        return Optional.ofNullable(role(guild, role).getColors().getPrimary())
                .map(color -> color.getRGB() & 0xFFFFFF)
                .orElse(0);
    }

    @Override
    public List<String> members(Snowflake guild) {
        return guild(guild).getMembers().stream()
                .map(member -> member.getUser().getName())
                .toList();
    }

    @Override
    public List<String> rolesOf(Snowflake guild, Snowflake person) {
        return cached(guild, person).getRoles().stream().map(Role::getName).toList();
    }

    @Override
    public boolean moderates(Snowflake guild, Snowflake person, Snowflake channel) {
        return cached(guild, person).hasPermission(channel(channel), Permission.MESSAGE_MANAGE);
    }

    @Override
    public Snowflake send(Snowflake channel, String content) {
        return id(channel(channel).sendMessage(content).complete());
    }

    @Override
    public Snowflake reply(Snowflake channel, Snowflake message, String content) {
        return id(channel(channel)
                .sendMessage(content)
                .setMessageReference(message.value())
                .complete());
    }

    @Override
    public Snowflake sendEmbed(Snowflake channel, String fileName, byte[] file) {
        return id(channel(channel)
                .sendMessageEmbeds(new EmbedBuilder()
                        .setTitle("Title")
                        .setDescription("Text")
                        .setColor(new Color(0x123456))
                        .addField("Name", "Value", true)
                        .setFooter("Foot")
                        .setImage("attachment://" + fileName)
                        .build())
                .addFiles(FileUpload.fromData(file, fileName))
                .complete());
    }

    @Override
    public Snowflake sendFiles(Snowflake channel, List<String> names) {
        return id(channel(channel)
                .sendFiles(names.stream()
                        .map(name -> FileUpload.fromData(name.getBytes(StandardCharsets.UTF_8), name))
                        .toList())
                .complete());
    }

    @Override
    public Snowflake sendWithoutMentions(Snowflake channel, String content) {
        return id(channel(channel)
                .sendMessage(content)
                .setAllowedMentions(EnumSet.noneOf(Message.MentionType.class))
                .complete());
    }

    @Override
    public void edit(Snowflake channel, Snowflake message, String content) {
        channel(channel).editMessageById(message.value(), content).complete();
    }

    @Override
    public void delete(Snowflake channel, Snowflake message) {
        channel(channel).deleteMessageById(message.value()).complete();
    }

    @Override
    public void deleteAll(Snowflake channel, List<Snowflake> messages) {
        channel(channel)
                .deleteMessagesByIds(messages.stream().map(Snowflake::toString).toList())
                .complete();
    }

    @Override
    public void react(Snowflake channel, Snowflake message, String emoji) {
        channel(channel)
                .addReactionById(message.value(), Emoji.fromUnicode(emoji))
                .complete();
    }

    @Override
    public void unreact(Snowflake channel, Snowflake message, String emoji) {
        channel(channel)
                .removeReactionById(message.value(), Emoji.fromUnicode(emoji))
                .complete();
    }

    @Override
    public void pin(Snowflake channel, Snowflake message) {
        channel(channel).pinMessageById(message.value()).complete();
    }

    @Override
    public void type(Snowflake channel) {
        channel(channel).sendTyping().complete();
    }

    @Override
    public List<String> history(Snowflake channel, int limit) {
        return channel(channel).getHistory().retrievePast(limit).complete().reversed().stream()
                .map(Message::getContentRaw)
                .toList();
    }

    @Override
    public List<String> historyBefore(Snowflake channel, Snowflake message, int limit) {
        return channel(channel)
                .getHistoryBefore(message.value(), limit)
                .complete()
                .getRetrievedHistory()
                .reversed()
                .stream()
                .map(Message::getContentRaw)
                .toList();
    }

    @Override
    public String content(Snowflake channel, Snowflake message) {
        return channel(channel).retrieveMessageById(message.value()).complete().getContentRaw();
    }

    @Override
    public void direct(Snowflake person, String content) {
        JDA first = shards.getFirst();
        User user = first.retrieveUserById(person.value()).complete();
        user.openPrivateChannel().complete().sendMessage(content).complete();
    }

    @Override
    public void registerCommands() {
        shards.getFirst()
                .updateCommands()
                .addCommands(Commands.slash("ping", "Answers"))
                .addCommands(
                        List.of("secret", "later", "later-secret", "more", "gone", "twice", "panel", "form", "mute")
                                .stream()
                                .map(name -> Commands.slash(name, "Does " + name))
                                .toList())
                .addCommands(Commands.slash("options", "Shows its options")
                        .addOption(OptionType.STRING, "text", "A text")
                        .addOption(OptionType.INTEGER, "count", "A whole number")
                        .addOption(OptionType.NUMBER, "ratio", "A number")
                        .addOption(OptionType.BOOLEAN, "yes", "Yes or no")
                        .addOption(OptionType.USER, "who", "A person")
                        .addOption(OptionType.CHANNEL, "where", "A channel")
                        .addOption(OptionType.ROLE, "rank", "A role")
                        .addOption(OptionType.MENTIONABLE, "whom", "A person or role"))
                .addCommands(Commands.slash("paint", "Chooses")
                        .addOptions(
                                new OptionData(OptionType.STRING, "color", "A color", true, true),
                                new OptionData(OptionType.STRING, "size", "A size")
                                        .addChoice("Small", "s")
                                        .addChoice("Large", "l")))
                .addCommands(Commands.slash("settings", "Settings")
                        .addSubcommands(new SubcommandData("set", "Sets").addOption(OptionType.STRING, "key", "A key")))
                .complete();
    }

    @Override
    public void registerGuildCommand(Snowflake guild, String name) {
        guild(guild).upsertCommand(Commands.slash(name, "Of this guild")).complete();
    }

    @Override
    public List<String> commands() {
        return shards.getFirst().retrieveCommands().complete().stream()
                .map(command -> command.getName())
                .toList();
    }

    @Override
    public void giveRole(Snowflake guild, Snowflake person, Snowflake role) {
        guild(guild)
                .addRoleToMember(User.fromId(person.value()), role(guild, role))
                .complete();
    }

    @Override
    public void takeRole(Snowflake guild, Snowflake person, Snowflake role) {
        guild(guild)
                .removeRoleFromMember(User.fromId(person.value()), role(guild, role))
                .complete();
    }

    @Override
    public Snowflake createRole(Snowflake guild, String name) {
        return new Snowflake(guild(guild).createRole().setName(name).complete().getIdLong());
    }

    @Override
    public void renameRole(Snowflake guild, Snowflake role, String name) {
        role(guild, role).getManager().setName(name).complete();
    }

    @Override
    public void deleteRole(Snowflake guild, Snowflake role) {
        role(guild, role).delete().complete();
    }

    @Override
    public Snowflake createChannel(Snowflake guild, String name) {
        return new Snowflake(guild(guild).createTextChannel(name).complete().getIdLong());
    }

    @Override
    public void renameChannel(Snowflake guild, Snowflake channel, String name) {
        channel(channel).getManager().setName(name).complete();
    }

    @Override
    public void deleteChannel(Snowflake guild, Snowflake channel) {
        channel(channel).delete().complete();
    }

    @Override
    public void nick(Snowflake guild, Snowflake person, String nick) {
        cached(guild, person).modifyNickname(nick).complete();
    }

    @Override
    public Snowflake startThread(Snowflake channel, Snowflake message, String name) {
        return new Snowflake(channel(channel)
                .createThreadChannel(name, message.value())
                .complete()
                .getIdLong());
    }

    @Override
    public void sayByWebhook(Snowflake channel, String name, String content) {
        Webhook webhook = channel(channel).createWebhook(name).complete();
        webhook.sendMessage(content).complete();
    }

    @Override
    public void close() {
        shards.forEach(JDA::shutdownNow);
    }
}
