package dev.guildhall.simulator.client;

import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.world.Snowflake;
import java.util.List;

/**
 * A Discord library, as far as the script needs one. Calls block until Discord has answered. People go by their
 * user names, because Javacord knows no global ones.
 *
 * <p>The bot hears: {@code message <author> <content>}, {@code edited <content>}, {@code deleted <id>}, {@code typing <name>},
 * {@code direct <author> <content>}, {@code reacted <name> <emoji>}, {@code unreacted <name> <emoji>}, {@code joined <name>},
 * {@code left <name>}, {@code nick <name>}, {@code roles <name> <names>}, {@code role+ <name>}, {@code role~ <name>},
 * {@code role- <name>}, {@code channel+ <name>}, {@code channel~ <name>}, {@code channel- <name>},
 * {@code voice <name> <channel or ->}, {@code outage <guild>}, {@code back <guild>}.
 */
interface Client extends AutoCloseable {
    /** Logs so many shards in, one after another as {@code max_concurrency} asks, and returns when all are ready. */
    void logIn(Simulator simulator, int shards, Bot bot);

    String self();

    List<String> guilds(int shard);

    /** Names of text channels in their order. */
    List<String> textChannels(Snowflake guild);

    List<String> threads(Snowflake guild);

    String topic(Snowflake guild, Snowflake channel);

    /** Names of the roles, lowest first, without that of everyone. */
    List<String> roles(Snowflake guild);

    int color(Snowflake guild, Snowflake role);

    /** User names of the members in the cache. */
    List<String> members(Snowflake guild);

    List<String> rolesOf(Snowflake guild, Snowflake person);

    /** Whether the cache thinks that the person may delete others' messages in the channel. */
    boolean moderates(Snowflake guild, Snowflake person, Snowflake channel);

    Snowflake send(Snowflake channel, String content);

    Snowflake reply(Snowflake channel, Snowflake message, String content);

    /** Sends an embed "Title", "Text", colour 0x123456, a field "Name" "Value", footer "Foot", the file as picture. */
    Snowflake sendEmbed(Snowflake channel, String fileName, byte[] file);

    Snowflake sendFiles(Snowflake channel, List<String> names);

    Snowflake sendWithoutMentions(Snowflake channel, String content);

    void edit(Snowflake channel, Snowflake message, String content);

    void delete(Snowflake channel, Snowflake message);

    void deleteAll(Snowflake channel, List<Snowflake> messages);

    void react(Snowflake channel, Snowflake message, String emoji);

    void unreact(Snowflake channel, Snowflake message, String emoji);

    void pin(Snowflake channel, Snowflake message);

    void type(Snowflake channel);

    /** Contents of the last messages, oldest first. */
    List<String> history(Snowflake channel, int limit);

    List<String> historyBefore(Snowflake channel, Snowflake message, int limit);

    String content(Snowflake channel, Snowflake message);

    void direct(Snowflake person, String content);

    /** Registers the bot's commands for all guilds. */
    void registerCommands();

    /** Registers a command of one guild. */
    void registerGuildCommand(Snowflake guild, String name);

    List<String> commands();

    void giveRole(Snowflake guild, Snowflake person, Snowflake role);

    void takeRole(Snowflake guild, Snowflake person, Snowflake role);

    Snowflake createRole(Snowflake guild, String name);

    void renameRole(Snowflake guild, Snowflake role, String name);

    void deleteRole(Snowflake guild, Snowflake role);

    Snowflake createChannel(Snowflake guild, String name);

    void renameChannel(Snowflake guild, Snowflake channel, String name);

    void deleteChannel(Snowflake guild, Snowflake channel);

    void nick(Snowflake guild, Snowflake person, String nick);

    Snowflake startThread(Snowflake channel, Snowflake message, String name);

    /** Creates a webhook and says something through it. */
    void sayByWebhook(Snowflake channel, String name, String content);

    @Override
    void close();
}
