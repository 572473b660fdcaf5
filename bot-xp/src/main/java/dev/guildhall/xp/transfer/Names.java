package dev.guildhall.xp.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What other bots call the things of a person, in columns and in objects. The spellings stand in the order in which they are
 * believed, in each format: where there is a {@code user_id}, an {@code id} is the row's own number, and {@code user} a name;
 * where there is a {@code total_xp}, {@code xp} is what was earned since the last level.
 */
enum Names {
    ID("userid", "memberid", "discordid", "uid", "id", Spelling.KEY, "user", "member"),
    XP(
            "totalxp",
            "totalexp",
            "totalexperience",
            "totalpoints",
            "xp",
            "exp",
            "experience",
            "experiencepoints",
            "points",
            "score"),
    MESSAGES("totalmessages", "messagecount", "messagescount", "messages"),
    LEVEL("level", "lvl"),
    GUILD("guildid", "serverid", "guild", "server");

    private final List<String> spellings;

    Names(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /** In any case, with or without dashes, underscores and spaces. */
    static Optional<Spelling> of(String name) {
        return spelled(plain(name));
    }

    /** The id that an object stands under. */
    static Spelling key() {
        return spelled(Spelling.KEY).orElseThrow();
    }

    private static Optional<Spelling> spelled(String plain) {
        for (Names each : values()) {
            int rank = each.spellings.indexOf(plain);
            if (rank >= 0) {
                return Optional.of(new Spelling(each, rank));
            }
        }
        return Optional.empty();
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
    }
}
