package dev.guildhall.xp.reward;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.xp.ledger.Account;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.setting.LevelRules;
import dev.guildhall.xp.setting.Template;
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
        String role = Optional.of(rules.rewards().subMap(before + 1, announcement.level() + 1))
                .filter(reached -> !reached.isEmpty())
                .map(reached -> reached.get(reached.lastKey()))
                .map(reached -> role(member.guild(), reached, rules.announce()))
                .orElse("");
        String filled = rules.template()
                .map(template -> filled(template, member, announcement, role))
                .orElse("");
        // One of placeholders alone may come to nothing, of which there is no message.
        return filled.isBlank() ? ownWords(member, announcement, role, rules.announce()) : filled;
    }

    private String ownWords(MemberKey member, Announcement announcement, String role, LevelRules.Announce announce) {
        Texts texts = translations.of(member.guild());
        String said = texts.say(
                role.isEmpty() ? "level-up.plain" : "level-up.role",
                "member",
                mention(member.user()),
                "level",
                announcement.level(),
                "role",
                role);
        return announce == LevelRules.Announce.DIRECT
                ? said + "\n" + texts.say("level-up.where", "server", server(member.guild()))
                : said;
    }

    private String filled(Template template, MemberKey member, Announcement announcement, String role) {
        NumberFormat numbers =
                NumberFormat.getIntegerInstance(translations.of(member.guild()).language());
        String filled = template.fill(Map.of(
                "member",
                mention(member.user()),
                "level",
                numbers.format(announcement.level()),
                "xp",
                numbers.format(announcement.total()),
                "role",
                role,
                "server",
                server(member.guild())));
        return Markdown.shortened(filled, MessageBody.TEXT_LIMIT - 1);
    }

    private static String mention(UserId member) {
        return "<@" + member + ">";
    }

    /** As it is to be written; in a direct message Discord shows mentions of roles as unknown. Empty where there is none. */
    private String role(GuildId guild, RoleId role, LevelRules.Announce announce) {
        return announce == LevelRules.Announce.DIRECT
                ? guilds.guild(guild)
                        .flatMap(known -> known.role(role))
                        .map(known -> "@" + Markdown.escape(known.name()))
                        .orElse("")
                : "<@&" + role + ">";
    }

    private String server(GuildId guild) {
        return Markdown.escape(guilds.guild(guild).map(Guild::name).orElse(""));
    }
}
