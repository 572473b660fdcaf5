package dev.guildhall.xp.admin;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.operation.Meaning;
import dev.guildhall.xp.reward.Consequences;
import dev.guildhall.xp.reward.RoleSync;
import dev.guildhall.xp.setting.LevelRules;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;

/** What totals mean by the guild's settings. Thread-safe. */
record LevelsAndRewards(Function<GuildId, LevelRules> rules, Consequences consequences, RoleSync sync)
        implements Meaning {

    @Override
    public InGuild of(GuildId guild) {
        return new OfGuild(rules.apply(guild), consequences);
    }

    @Override
    public void changedMany(DSLContext transaction, GuildId guild, UserId actor) {
        if (!rules.apply(guild).rewardRoles().isEmpty()) {
            sync.restart(transaction, guild, actor);
        }
    }

    private record OfGuild(LevelRules rules, Consequences consequences) implements InGuild {

        @Override
        public Levels levels() {
            return rules.levels();
        }

        @Override
        public Set<RoleId> roles(int level) {
            return rules.rolesAt(level);
        }

        @Override
        public List<Errand> errands(MemberKey member, int before, int after) {
            return consequences.ofLevels(member, before, after, rules);
        }
    }
}
