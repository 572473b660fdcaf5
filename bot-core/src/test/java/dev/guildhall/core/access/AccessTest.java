package dev.guildhall.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.access.CommandRule.ForChannel;
import dev.guildhall.core.access.CommandRule.ForRole;
import dev.guildhall.core.access.CommandRule.Off;
import dev.guildhall.core.access.CommandRule.On;
import dev.guildhall.core.access.Finding.Check;
import dev.guildhall.core.guild.NoDiscord;
import dev.guildhall.core.test.OneGuild;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final Texts OWN =
            TextFiles.of(TextCatalogue.OWN, AccessTest.class).in(Locale.ENGLISH);
    private static final GuildId GUILD = new GuildId(1);
    private static final RoleId REGULARS = new RoleId(23);
    private static final RoleId MUTED = new RoleId(24);
    private static final ChannelId THREAD = new ChannelId(13);
    private static final ChannelId CHANNEL = new ChannelId(11);
    private static final ChannelId CATEGORY = new ChannelId(10);
    private static final Place IN_THREAD = new Place(THREAD, List.of(CHANNEL, CATEGORY));

    private static Optional<Check> refused(List<CommandRule> rules, long permissions, RoleId... roles) {
        return refused(rules, List.of("xp add", "xp", "module:xp"), permissions, roles);
    }

    private static Optional<Check> refused(
            List<CommandRule> rules, List<String> subjects, long permissions, RoleId... roles) {
        GuildSettings settings = new GuildSettings() {
            @Override
            @SuppressWarnings("unchecked") // Only the rules differ from their default here.
            public <T> T get(SettingKey<T> key) {
                return key.equals(CommandSettings.RULES) ? (T) rules : key.defaultValue();
            }
        };
        Question question =
                new Question(GUILD, subjects, Set.of(), Set.of(), IN_THREAD, List.of(roles), permissions, false);
        return new Access(guild -> settings, NoDiscord::new)
                .refusal(question, OWN)
                .map(Finding::about);
    }

    /** Of a command that works only in some kinds of channels. */
    private static Optional<String> refused(Set<Channel.Kind> kinds, Place place, long permissions) {
        Guilds guilds = new OneGuild(
                GUILD,
                List.of(
                        new Channel(IN_THREAD, "thread", Channel.Kind.THREAD),
                        new Channel(Place.of(CHANNEL), "channel", Channel.Kind.TEXT)));
        GuildSettings nothingDecided = new GuildSettings() {
            @Override
            public <T> T get(SettingKey<T> key) {
                return key.defaultValue();
            }
        };
        Question question = new Question(
                GUILD, List.of("duel", "module:duel"), Set.of(), kinds, place, List.of(), permissions, false);
        return new Access(guild -> nothingDecided, () -> guilds)
                .refusal(question, OWN)
                .map(finding -> finding.say(OWN, "duel"));
    }

    @Test
    void theKindOfChannelIsThatOfTheChannelItself() {
        Set<Channel.Kind> threads = Set.of(Channel.Kind.THREAD);
        Set<Channel.Kind> several = Set.of(Channel.Kind.VOICE, Channel.Kind.TEXT);
        assertThat(refused(Set.of(), IN_THREAD, 0)).isEmpty();
        assertThat(refused(threads, IN_THREAD, 0)).isEmpty();
        assertThat(refused(threads, Place.of(CHANNEL), 0)).contains("`duel` works only in: threads.");
        assertThat(refused(several, Place.of(CHANNEL), 0)).isEmpty();
        assertThat(refused(several, IN_THREAD, Permission.ADMINISTRATOR.bit()))
                .contains("`duel` works only in: text channels, voice channels.");
    }

    @Test
    void inAChannelThatIsNotKnownThereIsNoKindToRefuse() {
        assertThat(refused(Set.of(Channel.Kind.THREAD), Place.of(new ChannelId(99)), 0))
                .isEmpty();
    }

    @Test
    void whatIsOffIsOffFromTheModuleDown() {
        assertThat(refused(List.of(), 0)).isEmpty();
        assertThat(refused(List.of(new Off("xp add")), 0)).contains(Check.ON);
        assertThat(refused(List.of(new Off("xp")), 0)).contains(Check.ON);
        assertThat(refused(List.of(new Off("module:xp")), Permission.ADMINISTRATOR.bit()))
                .contains(Check.ON);
        assertThat(refused(List.of(new Off("xp remove")), 0)).isEmpty();
    }

    @Test
    void whatOptsInIsOnWhereThatWasDecided() {
        List<String> subjects = List.of("xp add", "xp", "module:xp");
        assertThat(Switches.isOn(List.of(), subjects, true)).isFalse();
        assertThat(Switches.isOn(List.of(), subjects, false)).isTrue();
        for (String subject : subjects) {
            assertThat(Switches.isOn(List.of(new On(subject)), subjects, true)).isTrue();
        }
        assertThat(Switches.isOn(List.of(new On("module:xp"), new Off("xp add")), subjects, true))
                .isFalse();
        assertThat(Switches.isOn(List.of(new On("xp remove")), subjects, true)).isFalse();
    }

    @Test
    void theNearestPlaceDecides() {
        List<CommandRule> denied = List.of(new ForChannel("xp", false, CATEGORY));
        assertThat(refused(denied, 0)).contains(Check.CHANNEL);
        assertThat(refused(List.of(new ForChannel("xp", false, CATEGORY), new ForChannel("xp", true, CHANNEL)), 0))
                .isEmpty();
        assertThat(refused(List.of(new ForChannel("xp", true, new ChannelId(99))), 0))
                .contains(Check.CHANNEL);
        assertThat(refused(denied, Permission.ADMINISTRATOR.bit())).isEmpty();
    }

    @Test
    void theMostParticularSubjectDecides() {
        assertThat(refused(
                        List.of(new ForChannel("module:xp", false, CHANNEL), new ForChannel("xp add", true, CATEGORY)),
                        0))
                .isEmpty();
        assertThat(refused(
                        List.of(new ForRole("xp", true, REGULARS), new ForRole("xp add", false, REGULARS)),
                        0,
                        REGULARS))
                .contains(Check.ROLE);
    }

    @Test
    void oneDeniedRoleCountsMoreThanAllowedOnes() {
        List<CommandRule> rules = List.of(new ForRole("xp", true, REGULARS), new ForRole("xp", false, MUTED));
        assertThat(refused(rules, 0, REGULARS)).isEmpty();
        assertThat(refused(rules, 0, REGULARS, MUTED)).contains(Check.ROLE);
        assertThat(refused(rules, 0)).contains(Check.ROLE);
        assertThat(refused(List.of(new ForRole("xp", false, MUTED)), 0)).isEmpty();
    }

    @Test
    void administratorsCannotLockThemselvesOut() {
        List<CommandRule> rules = List.of(
                new Off("commands"),
                new Off("module:settings"),
                new Off("module:general"),
                new ForChannel("settings", false, CHANNEL),
                new ForRole("settings", true, MUTED));
        long manager = Permission.MANAGE_GUILD.bit();
        assertThat(refused(rules, List.of("commands on", "commands", "module:general"), manager))
                .isEmpty();
        assertThat(refused(rules, List.of("settings set", "settings", "module:settings"), manager))
                .isEmpty();
        assertThat(refused(rules, List.of("settings set", "settings", "module:settings"), 0))
                .contains(Check.ON);
    }

    @Test
    void nothingTakesFromPeopleWhatIsStoredAboutThem() {
        List<CommandRule> rules = List.of(
                new Off("privacy"),
                new Off("privacy export"),
                new Off("module:general"),
                new ForChannel("privacy", false, CHANNEL),
                new ForRole("module:general", false, MUTED));
        assertThat(refused(rules, List.of("privacy export", "privacy", "module:general"), 0, MUTED))
                .isEmpty();
        assertThat(refused(rules, List.of("help", "module:general"), 0, MUTED)).contains(Check.ON);
    }

    @Test
    void rulesAreReadAsTheyAreWrittenAndAsPeopleTypeThem() {
        CommandRuleType type = new CommandRuleType();
        for (CommandRule rule : List.of(
                new Off("xp add"),
                new Off("module:xp"),
                new ForRole("xp add", true, new RoleId(600_000_000_000_000_023L)),
                new ForChannel("rank", false, new ChannelId(600_000_000_000_000_011L)))) {
            assertThat(type.parse(type.format(rule))).isEqualTo(new Parsed.Valid<>(rule));
        }
        assertThat(type.parse(" Deny  /rank <#600000000000000011> "))
                .isEqualTo(new Parsed.Valid<>(new ForChannel("rank", false, new ChannelId(600_000_000_000_000_011L))));
        assertThat(type.parse("allow rank")).isInstanceOf(Parsed.Invalid.class);
        assertThat(type.parse("off Räng")).isInstanceOf(Parsed.Invalid.class);
    }
}
