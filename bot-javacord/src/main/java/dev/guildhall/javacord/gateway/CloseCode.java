package dev.guildhall.javacord.gateway;

import java.util.Arrays;
import java.util.Optional;

/**
 * The codes with which Discord closes a connection for good: trying again cannot help.
 *
 * @see <a href="https://discord.com/developers/docs/topics/opcodes-and-status-codes">Discord: close codes</a>
 */
enum CloseCode {
    AUTHENTICATION_FAILED(
            4004,
            "Discord does not accept the bot's token. Take a new one from the developer portal (your application, Bot, "
                    + "Reset Token) and set DISCORD_TOKEN to it."),
    INVALID_SHARD(
            4010,
            "Discord does not accept this shard number and count. Let Discord choose the count (--shards auto); a very "
                    + "large bot must use a multiple of what Discord recommends."),
    SHARDING_REQUIRED(
            4011, "The bot is in too many servers for so few shards. Let Discord choose the count (--shards auto)."),
    INVALID_VERSION(4012, "Discord no longer serves version 10 of its gateway, which Javacord 3.8.0 speaks."),
    INVALID_INTENTS(
            4013,
            "Discord does not know one of the intents that the bot asked for. Leave the privileged ones out "
                    + "(GUILDHALL_INTENTS=none), and look for a newer version."),
    DISALLOWED_INTENTS(
            4014,
            "A privileged intent that the bot asked for is not granted. In the developer portal "
                    + "(https://discord.com/developers/applications) open your application, Bot, Privileged Gateway "
                    + "Intents, switch on \"Message Content Intent\" and \"Server Members Intent\", save, and start again; "
                    + "or name in GUILDHALL_INTENTS only what is switched on there.");

    private final int number;
    private final String remedy;

    CloseCode(int number, String remedy) {
        this.number = number;
        this.remedy = remedy;
    }

    static Optional<CloseCode> fatal(int number) {
        return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
    }

    /** The problem, the code and the remedy, in a sentence or two for operators. */
    String explanation() {
        return remedy + " (close code " + number + ")";
    }
}
