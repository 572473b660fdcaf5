package dev.guildhall.xp.reward;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.xp.ledger.Account;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.setting.LevelRules;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What follows when a total changes: an announcement and roles, as errands for the outbox of the same transaction. Thread-safe.
 */
public final class Consequences {

    private final Translations translations;
    private final Guilds guilds;

    public Consequences(Translations translations, Guilds guilds) {
        this.translations = translations;
        this.guilds = guilds;
    }

    /**
     * After a member gained XP.
     *
     * @param account as it was before
     * @param steps in the order in which they were made
     */
    public List<Errand> ofGains(MemberKey member, Account account, List<Step> steps, LevelRules rules) {
        long after = account.total() + steps.stream().mapToLong(Step::amount).sum();
        int had = rules.levels().level(account.total(), account.level());
        int has = rules.levels().level(after, had);
        List<Errand> errands = new ArrayList<>();
        if (had != has && !rules.rewards().isEmpty()) {
            errands.addAll(roles(member, change(had, has, steps, rules), has));
        }
        if (has > had && !account.muted() && rules.announce() != LevelRules.Announce.NONE) {
            Announcement.after(account.total(), steps, rules)
                    .ifPresent(each -> errands.add(message(member, each, had, rules)));
        }
        return errands;
    }

    /**
     * Beside the roles that come and go: those of the level that were missing. Who left and came back while the bot was away has
     * none of them.
     */
    private static LevelRules.RoleChange change(int had, int has, List<Step> steps, LevelRules rules) {
        LevelRules.RoleChange change = rules.change(had, has);
        Set<RoleId> given = new HashSet<>(change.given());
        steps.forEach(step -> given.addAll(step.missing()));
        given.retainAll(rules.rolesAt(has));
        return new LevelRules.RoleChange(given, change.taken());
    }

    /** After a member came back, who has no roles any more. */
    public List<Errand> ofReturn(MemberKey member, Account account, LevelRules rules) {
        return ofLevels(member, 0, rules.levels().level(account.total(), account.level()), rules);
    }

    /** The roles that come and go when a member's level changes, up or down. */
    public List<Errand> ofLevels(MemberKey member, int before, int after, LevelRules rules) {
        if (before == after || rules.rewards().isEmpty()) {
            return List.of();
        }
        return roles(member, rules.change(before, after), after);
    }

    /** The errands that carry out a change of roles. */
    public List<Errand> roles(MemberKey member, LevelRules.RoleChange change, int level) {
        List<Errand> errands = new ArrayList<>();
        if (!change.isEmpty()) {
            String reason = translations.of(member.guild()).say("reward.reason", "level", level);
            change.taken()
                    .forEach(role -> errands.add(new Errand.TakeRole(member.guild(), member.user(), role, reason)));
            change.given()
                    .forEach(role -> errands.add(new Errand.GiveRole(member.guild(), member.user(), role, reason)));
        }
        return errands;
    }

    private Errand message(MemberKey member, Announcement announcement, int before, LevelRules rules) {
        MessageBody body = MessageBody.text(text(member, announcement, before, rules));
        return switch (rules.announce()) {
            case DIRECT -> new Errand.SendDirect(member.guild(), member.user(), body);
            case CHANNEL, NONE ->
                new Errand.SendMessage(
                        member.guild(),
                        rules.channel().orElse(announcement.channel()),
                        body,
                        Optional.of(member.user()));
        };
    }

    private String text(MemberKey member, Announcement announcement, int before, LevelRules rules) {
        Texts texts = translations.of(member.guild());
        Optional<RoleId> role = Optional.of(rules.rewards().subMap(before + 1, announcement.level() + 1))
                .filter(reached -> !reached.isEmpty())
                .map(reached -> reached.get(reached.lastKey()));
        String mention = "<@" + member.user() + ">";
        if (rules.template().isEmpty()) {
            String key = role.isPresent() ? "level-up.role" : "level-up.plain";
            String said = texts.say(
                    key,
                    "member",
                    mention,
                    "level",
                    announcement.level(),
                    "role",
                    role.map(Consequences::mention).orElse(""));
            return rules.announce() == LevelRules.Announce.DIRECT
                    ? said + "\n" + texts.say("level-up.where", "server", server(member.guild()))
                    : said;
        }
        NumberFormat numbers = NumberFormat.getIntegerInstance(texts.language());
        String filled = rules.template()
                .get()
                .fill(Map.of(
                        "member",
                        mention,
                        "level",
                        numbers.format(announcement.level()),
                        "xp",
                        numbers.format(announcement.total()),
                        "role",
                        role.map(Consequences::mention).orElse(""),
                        "server",
                        server(member.guild())));
        return Markdown.shortened(filled, MessageBody.TEXT_LIMIT - 1);
    }

    private static String mention(RoleId role) {
        return "<@&" + role + ">";
    }

    private String server(GuildId guild) {
        return Markdown.escape(guilds.guild(guild).map(Guild::name).orElse(""));
    }
}
