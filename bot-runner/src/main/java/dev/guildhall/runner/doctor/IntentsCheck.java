package dev.guildhall.runner.doctor;

import dev.guildhall.core.discord.Privilege;
import dev.guildhall.javacord.DiscordAccount.Identity;
import dev.guildhall.runner.config.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the application was granted the privileged intents that the bot wants. */
record IntentsCheck(Configuration configuration, DiscordVisit visit) implements Doctor.Examination {

    private static final String NAME = "intents";

    @Override
    public void into(Notebook notebook) {
        visit.identity()
                .ifPresent(identity -> of(configuration.intents(), identity).forEach(notebook::found));
    }

    static List<Finding> of(Set<Privilege> wanted, Identity identity) {
        List<Finding> findings = new ArrayList<>();
        List<String> granted = new ArrayList<>();
        for (Privilege privilege : Privilege.values()) {
            if (!wanted.contains(privilege)) {
                continue;
            }
            if (identity.granted().contains(privilege)) {
                granted.add(privilege.title());
            } else {
                findings.add(Finding.warning(
                        NAME,
                        privilege.title() + " is not granted: " + privilege.without(),
                        "switch it on at " + TokenCheck.portal(Optional.of(identity.application())) + ", or leave \""
                                + privilege.key() + "\" out of GUILDHALL_INTENTS"));
            }
        }
        if (!granted.isEmpty()) {
            findings.addFirst(Finding.ok(NAME, "granted: " + String.join(", ", granted)));
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(NAME, "GUILDHALL_INTENTS asks for none that must be granted"))
                : findings;
    }
}
