package dev.guildhall.simulator.page;

import dev.guildhall.simulator.Simulator;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.FileUpload;

/** A bot of an unrelated library that answers in every way which the page has to show. */
final class SampleBot extends ListenerAdapter implements AutoCloseable {
    private static final int GOLD = 0xF0B232;

    private final Queue<InteractionHook> waiting = new ConcurrentLinkedQueue<>();
    private final ShardManager shards;

    private SampleBot(Simulator simulator) {
        shards = DefaultShardManagerBuilder.createLight(
                        "a-token-for-the-page",
                        GatewayIntent.GUILD_MESSAGES,
                        GatewayIntent.DIRECT_MESSAGES,
                        GatewayIntent.GUILD_MESSAGE_REACTIONS,
                        GatewayIntent.MESSAGE_CONTENT,
                        GatewayIntent.GUILD_MEMBERS)
                .setRestConfig(new RestConfig().setBaseUrl(simulator.restBase() + "/"))
                .setShardsTotal(2)
                .addEventListeners(this, new SampleControls(), new SampleForms())
                .build();
    }

    /** Logs in, and returns when both shards are there and the commands are registered. */
    static SampleBot start(Simulator simulator) throws InterruptedException {
        SampleBot bot = new SampleBot(simulator);
        for (var shard : bot.shards.getShards()) {
            shard.awaitReady();
        }
        bot.shards
                .getShards()
                .getFirst()
                .updateCommands()
                .addCommands(
                        rank(),
                        Commands.slash("leaderboard", "The ten most active members"),
                        give(),
                        travel(),
                        Commands.user("Wave"),
                        Commands.message("Keep"),
                        Commands.slash("secret", "An answer for your eyes only"),
                        Commands.slash("slow", "An answer that takes its time"),
                        Commands.slash("silent", "Never answers"),
                        SampleForms.show(),
                        SampleForms.enrol(),
                        Commands.slash("settings", "What this server can change")
                                .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER))
                                .setContexts(InteractionContextType.GUILD)
                                .addSubcommands(
                                        new SubcommandData("list", "Every setting and its value"),
                                        new SubcommandData("set", "Change a setting")
                                                .addOption(OptionType.STRING, "key", "Which", true)
                                                .addOption(OptionType.STRING, "value", "The new value", true)))
                .complete();
        return bot;
    }

    private static SlashCommandData rank() {
        return Commands.slash("rank", "Your level and XP, or those of another member")
                .addOption(OptionType.USER, "member", "Whose rank to show");
    }

    private static SlashCommandData travel() {
        return Commands.slash("travel", "Go somewhere")
                .setNameLocalization(DiscordLocale.KOREAN, "여행")
                .setDescriptionLocalization(DiscordLocale.KOREAN, "어딘가로 떠나요")
                .addOptions(new OptionData(OptionType.STRING, "city", "Where to", true, true)
                        .setNameLocalization(DiscordLocale.KOREAN, "도시"));
    }

    private static SlashCommandData give() {
        return Commands.slash("give", "Give XP to a member")
                .addOption(OptionType.USER, "member", "Who receives it", true)
                .addOptions(
                        new OptionData(OptionType.INTEGER, "amount", "How much XP", true).setRequiredRange(1, 500),
                        new OptionData(OptionType.STRING, "reason", "What for")
                                .addChoice("Helped somebody", "helped")
                                .addChoice("Won a game", "won"))
                .addOption(OptionType.BOOLEAN, "public", "Tell everybody")
                .addOption(OptionType.CHANNEL, "where", "Where to tell it")
                .addOption(OptionType.ROLE, "role", "A role to add");
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        String text = event.getMessage().getContentRaw();
        if (event.getAuthor().isBot()) {
            return;
        }
        switch (text) {
            case "!level" ->
                event.getMessage()
                        .reply("You are level **3** with `340` XP, "
                                + event.getAuthor().getAsMention() + ".")
                        .queue();
            case "!rank" ->
                event.getChannel()
                        .sendMessageEmbeds(card(event.getAuthor()))
                        .addFiles(picture())
                        .queue();
            case "!type" -> event.getChannel().sendTyping().queue();
            default -> {}
        }
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        switch (event.getFullCommandName()) {
            case "rank" -> {
                var member = event.getOption("member");
                event.replyEmbeds(card(member == null ? event.getUser() : member.getAsUser()))
                        .addFiles(picture())
                        .queue();
            }
            case "leaderboard" -> event.replyEmbeds(leaderboard()).queue();
            case "give" ->
                event.reply("Gave **" + event.getOption("amount").getAsLong() + "** XP to "
                                + event.getOption("member").getAsUser().getAsMention() + " (options: "
                                + event.getOptions().size() + ")")
                        .queue();
            case "secret" ->
                event.reply("The password is ||swordfish||").setEphemeral(true).queue();
            case "travel" ->
                event.reply((event.getUserLocale() == DiscordLocale.KOREAN ? "목적지: " : "Off to ")
                                + event.getOption("city").getAsString())
                        .queue();
            case "slow" -> event.deferReply().queue(waiting::add);
            case "settings list" ->
                event.reply("```\nprefix       !\nxp.amount    15\nxp.cooldown  60 s\n```")
                        .setEphemeral(true)
                        .queue();
            default -> {}
        }
    }

    /** Gives the answers that were deferred. */
    void finishSlowAnswers() {
        for (InteractionHook hook = waiting.poll(); hook != null; hook = waiting.poll()) {
            hook.editOriginal("That took a while").queue();
        }
    }

    boolean hasSlowAnswers() {
        return !waiting.isEmpty();
    }

    static MessageEmbed card(User user) {
        return new EmbedBuilder()
                .setColor(GOLD)
                .setAuthor(user.getEffectiveName())
                .setTitle("Level 3 · rank 2 of 6")
                .setDescription("**60** XP to the next level. Keep talking in <#" + Sample.GENERAL + ">!")
                .addField("XP", "340", true)
                .addField("Messages", "23", true)
                .addField("Streak", "4 days", true)
                .setImage("attachment://rank.png")
                .setFooter("Guildhall")
                .setTimestamp(Instant.now())
                .build();
    }

    private static MessageEmbed leaderboard() {
        return new EmbedBuilder()
                .setColor(0x5865F2)
                .setTitle("Leaderboard")
                .setDescription(
                        "1. **Ada** — level 5, 540 XP\n2. **Bram** — level 3, 340 XP\n3. **Cleo** — level 2, 215 XP")
                .setFooter("Guildhall Tavern")
                .build();
    }

    static FileUpload picture() {
        return FileUpload.fromData(Sample.picture(), "rank.png");
    }

    @Override
    public void close() {
        shards.shutdown();
    }
}
