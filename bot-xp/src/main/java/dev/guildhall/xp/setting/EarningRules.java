package dev.guildhall.xp.setting;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How XP is earned in a place of a guild by somebody with some roles, as it was settled at one moment. Immutable.
 *
 * @param amounts what each source earns; those that are not named earn nothing. Empty where the module is off
 * @param cooldown how long after a message that earned XP a member's next one earns none
 * @param leastLength of a message that has text, in characters
 * @param repeatWindow how far the same text of the same member must be away to earn again; zero where repeats do no harm
 * @param reactionAge how old a message may be whose reactions earn
 * @param voice what voice minutes must be like
 * @param prefixes what messages begin with that call commands
 */
public record EarningRules(
        Map<Source, AmountRange> amounts,
        Duration cooldown,
        int leastLength,
        Duration repeatWindow,
        Duration reactionAge,
        VoiceRules voice,
        Filter filter,
        Multipliers multipliers,
        List<String> prefixes) {

    public EarningRules {
        amounts = Map.copyOf(amounts);
        prefixes = List.copyOf(prefixes);
    }

    /** Whether the module is off, so that nothing is even counted. */
    public boolean isOff() {
        return amounts.isEmpty();
    }

    /** What the source earns. */
    public AmountRange amount(Source source) {
        return amounts.getOrDefault(source, AmountRange.NOTHING);
    }

    /**
     * Who earns nothing, and where.
     *
     * @param onlyRoles where not empty, only those who have one of them earn
     * @param onlyChannels where not empty, only there, and in what lies within, is earned
     * @param onlyMembers where not empty, only they earn
     */
    public record Filter(
            Set<RoleId> noRoles,
            Set<RoleId> onlyRoles,
            Set<ChannelId> noChannels,
            Set<ChannelId> onlyChannels,
            Set<UserId> noMembers,
            Set<UserId> onlyMembers) {

        public static final Filter NONE = new Filter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

        public Filter {
            noRoles = Set.copyOf(noRoles);
            onlyRoles = Set.copyOf(onlyRoles);
            noChannels = Set.copyOf(noChannels);
            onlyChannels = Set.copyOf(onlyChannels);
            noMembers = Set.copyOf(noMembers);
            onlyMembers = Set.copyOf(onlyMembers);
        }
    }

    /**
     * When a minute in a voice channel earns.
     *
     * @param company how many others, who are not bots, must be in the channel and not deafened
     * @param perDay how many minutes of a day, in UTC, earn at most
     * @param muted whether those earn who are muted; who is deafened never does
     */
    public record VoiceRules(int company, int perDay, boolean muted) {}
}
