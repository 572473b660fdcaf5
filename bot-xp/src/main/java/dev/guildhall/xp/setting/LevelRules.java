package dev.guildhall.xp.setting;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.xp.level.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a guild's levels are and what follows from them, as settled now. Immutable.
 *
 * @param announce where new levels are announced
 * @param channel instead of the one where it happened
 * @param template of the announcement; empty for the platform's own words
 * @param every only each so manieth level is announced
 * @param onlyRewards whether only levels that bring a role are announced
 * @param rewards the role of each level that brings one
 * @param replacing whether a role takes the place of those of lower levels
 */
public record LevelRules(
        Levels levels,
        Announce announce,
        Optional<ChannelId> channel,
        Optional<Template> template,
        int every,
        boolean onlyRewards,
        SortedMap<Integer, RoleId> rewards,
        boolean replacing) {

    /** Where new levels are announced. */
    public enum Announce {
        CHANNEL,
        DIRECT,
        NONE
    }

    public LevelRules {
        rewards = Collections.unmodifiableSortedMap(new TreeMap<>(rewards));
    }

    /** The roles that a member of a level is to have. */
    public Set<RoleId> rolesAt(int level) {
        SortedMap<Integer, RoleId> reached = rewards.headMap(level + 1);
        if (reached.isEmpty()) {
            return Set.of();
        }
        return replacing ? Set.of(reached.get(reached.lastKey())) : Set.copyOf(reached.values());
    }

    /** All roles that some level brings: whoever should not have one of them is to lose it. */
    public Set<RoleId> rewardRoles() {
        return new HashSet<>(rewards.values());
    }

    /** The roles of levels that are not among these. */
    public List<RoleId> missing(List<RoleId> roles) {
        if (rewards.isEmpty()) {
            return List.of();
        }
        List<RoleId> missing = new ArrayList<>(rewards.size());
        // A loop and not a stream: this is asked for every message.
        for (RoleId reward : rewards.values()) {
            if (!roles.contains(reward)) {
                missing.add(reward);
            }
        }
        return missing;
    }

    /** Which roles come and which go between two levels. */
    public RoleChange change(int before, int after) {
        Set<RoleId> had = rolesAt(before);
        Set<RoleId> has = rolesAt(after);
        Set<RoleId> given = new HashSet<>(has);
        given.removeAll(had);
        Set<RoleId> taken = new HashSet<>(had);
        taken.removeAll(has);
        return new RoleChange(given, taken);
    }

    /** The rewards as a text that is the same for the same rewards: {@code 5=123 10=456 stack}; empty without any. */
    public String rewardsAsText() {
        return rewards.isEmpty()
                ? ""
                : rewards.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining(" "))
                        + (replacing ? " replace" : " stack");
    }

    /** The roles in what {@link #rewardsAsText} gave. */
    public static Set<RoleId> rolesOfText(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> word.contains("="))
                .map(word -> new RoleId(Long.parseLong(word.substring(word.indexOf('=') + 1))))
                .collect(Collectors.toSet());
    }

    /**
     * What makes the roles of a member those of the level, and leaves all others alone.
     *
     * @param former roles that no level brings any more, to be taken
     */
    public RoleChange correction(Set<RoleId> roles, int level, Set<RoleId> former) {
        Set<RoleId> has = rolesAt(level);
        Set<RoleId> given = new HashSet<>(has);
        given.removeAll(roles);
        Set<RoleId> taken = rewardRoles();
        taken.addAll(former);
        taken.retainAll(roles);
        taken.removeAll(has);
        return new RoleChange(given, taken);
    }

    /** Roles to give and to take. */
    public record RoleChange(Set<RoleId> given, Set<RoleId> taken) {
        public RoleChange {
            given = Set.copyOf(given);
            taken = Set.copyOf(taken);
        }

        public boolean isEmpty() {
            return given.isEmpty() && taken.isEmpty();
        }
    }
}
