package dev.guildhall.runner.doctor;

import dev.guildhall.core.Declaration;
import dev.guildhall.core.Workbench;
import dev.guildhall.core.database.DatabaseOptions;
import dev.guildhall.javacord.DiscordAccount;
import dev.guildhall.javacord.Membership;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.database.DatabaseAccess;
import dev.guildhall.spi.OperatorChoices;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.facet.GuildCheck;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guilds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.exception.DataAccessException;

/** What modules want to hold in each guild, such as that the roles of levels stand below the bot's own. */
record GuildsCheck(Configuration configuration, DatabaseVisit database, DiscordVisit discord, Duration patience)
        implements Doctor.Examination {

    private static final String NAME = "servers";

    @Override
    public void into(Notebook notebook) throws InterruptedException {
        Optional<DatabaseAccess> access = database.access();
        Optional<List<Membership>> memberships = discord.memberships(count -> {});
        Optional<Guilds> guilds = discord.identity()
                .flatMap(identity -> discord.account().map((DiscordAccount each) -> each.guilds(identity.bot())));
        if (access.isEmpty()
                || guilds.isEmpty()
                || memberships.isEmpty()
                || memberships.get().isEmpty()) {
            return;
        }
        DatabaseOptions options = new DatabaseOptions(
                access.get().jdbcUrl(), access.get().user(), access.get().password(), 1);
        try (Workbench bench = Workbench.open(
                configuration.enabledModules(),
                options,
                new OperatorChoices(configuration.moduleChoices()),
                guilds.get())) {
            look(bench.declarations(), memberships.get(), notebook);
        } catch (DataAccessException | DatabaseUnavailableException withoutSchema) {
            // Said by the checks of the database and its schema.
            return;
        } catch (DiscordException failure) {
            notebook.found(Finding.warning(NAME, "not all were looked at: " + failure.getMessage(), "try again later"));
        }
    }

    private void look(List<Declaration> declarations, List<Membership> memberships, Notebook notebook) {
        List<GuildCheck> checks = declarations.stream()
                .flatMap(each -> each.facets(GuildCheck.class).stream())
                .toList();
        if (checks.isEmpty()) {
            return;
        }
        // So early that what was found is still said.
        long deadline =
                System.nanoTime() + patience.multipliedBy(8).dividedBy(10).toNanos();
        int looked = 0;
        int fine = 0;
        for (Membership membership : memberships) {
            if (System.nanoTime() - deadline > 0) {
                notebook.found(Finding.warning(
                        NAME,
                        "in the time that was given only " + looked + " of " + memberships.size()
                                + " servers were looked at",
                        "give it more with --patience"));
                break;
            }
            notebook.progress(NAME, looked++, memberships.size());
            List<String> problems = checks.stream()
                    .flatMap(check -> check.problems().apply(membership.guild()).stream())
                    .toList();
            fine += problems.isEmpty() ? 1 : 0;
            problems.forEach(problem -> notebook.found(finding(membership, problem)));
        }
        notebook.progress(NAME, looked, memberships.size());
        if (fine > 0) {
            notebook.found(Finding.ok(
                    NAME,
                    "in " + fine + " of " + memberships.size() + ": "
                            + checks.stream().map(GuildCheck::rule).collect(Collectors.joining("; "))));
        }
    }

    /** A module's sentence ends with its remedy, after a colon. */
    private static Finding finding(Membership membership, String problem) {
        int cut = problem.lastIndexOf(": ");
        Finding finding = cut < 0
                ? Finding.problem(NAME, problem, "see the server's settings")
                : Finding.problem(NAME, problem.substring(0, cut), problem.substring(cut + 2));
        return finding.in(new Finding.Server(membership.guild().toString(), membership.name()));
    }
}
