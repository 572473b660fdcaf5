package dev.guildhall.runner.doctor;

import dev.guildhall.core.Declaration;
import dev.guildhall.core.Workbench;
import dev.guildhall.javacord.Membership;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.spi.OperatorChoices;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.NeededPermission;
import dev.guildhall.spi.guild.DiscordException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the bot may do in each guild what the platform and the modules need. */
record PermissionsCheck(Configuration configuration, DiscordVisit visit) implements Doctor.Examination {

    private static final String NAME = "permissions";

    /** Without these it is as good as absent. */
    private static final Set<Permission> ESSENTIAL = EnumSet.of(Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES);

    @Override
    public void into(Notebook notebook) {
        Optional<List<Membership>> memberships;
        try {
            memberships = visit.memberships(found -> notebook.progress("servers", found, found + 1L));
        } catch (DiscordException failure) {
            notebook.found(Finding.problem(
                    NAME, "the bot's servers cannot be listed: " + failure.getMessage(), "try again later"));
            return;
        }
        if (memberships.isEmpty()) {
            return;
        }
        Map<Permission, Set<String>> needed = needed();
        String invitation = invitation(needed.keySet());
        if (memberships.get().isEmpty()) {
            notebook.found(Finding.warning(NAME, "the bot is in no server yet", "invite it: " + invitation));
            return;
        }
        int fine = 0;
        for (Membership membership : memberships.get()) {
            Optional<Finding> finding = of(membership, needed, invitation);
            fine += finding.isEmpty() ? 1 : 0;
            finding.ifPresent(notebook::found);
        }
        if (fine > 0) {
            notebook.found(Finding.ok(
                    NAME,
                    (fine == 1 ? "1 server gives" : fine + " servers give") + " the bot all that it needs ("
                            + titles(needed.keySet()) + ")"));
        }
    }

    /** What each is needed for. */
    private Map<Permission, Set<String>> needed() {
        try (Workbench bench = Workbench.ofDeclarations(
                configuration.enabledModules(), new OperatorChoices(configuration.moduleChoices()))) {
            return needed(bench.declarations());
        }
    }

    static Map<Permission, Set<String>> needed(List<Declaration> declarations) {
        Map<Permission, Set<String>> needed = new EnumMap<>(Permission.class);
        for (Declaration declaration : declarations) {
            declaration
                    .facets(NeededPermission.class)
                    .forEach(need -> needed.computeIfAbsent(need.permission(), any -> new LinkedHashSet<>())
                            .add(need.purpose()));
        }
        return needed;
    }

    private String invitation(Set<Permission> needed) {
        String application = visit.identity().map(each -> each.application()).orElse("YOUR_ID");
        return "https://discord.com/oauth2/authorize?client_id=" + application
                + "&scope=bot+applications.commands&permissions=" + bits(needed);
    }

    static long bits(Set<Permission> permissions) {
        return permissions.stream().mapToLong(Permission::bit).reduce(0, (left, right) -> left | right);
    }

    static Optional<Finding> of(Membership membership, Map<Permission, Set<String>> needed, String invitation) {
        List<Permission> missing = new ArrayList<>();
        for (Permission permission : needed.keySet()) {
            if (!membership.owner() && !permission.in(membership.permissions())) {
                missing.add(permission);
            }
        }
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String seen = "the bot may not "
                + missing.stream()
                        .map(each -> each.title() + " (" + String.join("; ", needed.get(each)) + ")")
                        .collect(Collectors.joining(", "));
        String remedy = "somebody who may manage the server: Server Settings, Roles, the bot's role, switch on "
                + titles(missing) + "; or open " + invitation;
        Finding finding = missing.stream().anyMatch(ESSENTIAL::contains)
                ? Finding.problem(NAME, seen, remedy)
                : Finding.warning(NAME, seen, remedy);
        return Optional.of(finding.in(new Finding.Server(membership.guild().toString(), membership.name())));
    }

    private static String titles(Iterable<Permission> permissions) {
        List<String> titles = new ArrayList<>();
        permissions.forEach(each -> titles.add(each.title()));
        return String.join(", ", titles);
    }
}
