package dev.guildhall.xp.transfer;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What other bots call the things of a person, in columns and in objects. */
enum Names {
    ID("id", "userid", "memberid", "discordid", "uid", "user", "member"),
    XP("xp", "exp", "totalxp", "totalexp", "experience", "experiencepoints", "points", "score"),
    MESSAGES("messages", "messagecount", "messagescount", "totalmessages"),
    LEVEL("level", "lvl"),
    GUILD("guildid", "serverid", "guild", "server");

    private final Set<String> spellings;

    Names(String... spellings) {
        this.spellings = Set.of(spellings);
    }

    /** In any case, with or without dashes, underscores and spaces. */
    static Optional<Names> of(String name) {
        String plain = plain(name);
        for (Names each : values()) {
            if (each.spellings.contains(plain)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
    }
}
