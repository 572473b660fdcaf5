package dev.guildhall.core.command;

import dev.guildhall.core.access.Access;
import dev.guildhall.core.access.CommandRule;
import dev.guildhall.core.access.Question;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.interaction.ActionGate;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds buttons, selects and forms to what administrators decided about the whole module. The platform's own are free: they
 * continue a command that was allowed, and those of {@code privacy} are everybody's.
 *
 * @param optingIn the modules that are off until somebody switches them on; filled while the process starts
 */
public record ModuleGate(Access access, Set<String> optingIn) implements ActionGate {

    @Override
    public Optional<String> refusal(String module, GuildId guild, Origin origin, Texts texts) {
        if (module.equals(TextCatalogue.OWN)) {
            return Optional.empty();
        }
        String subject = CommandRule.ofModule(module);
        Question question = new Question(
                guild,
                List.of(subject),
                Set.of(),
                Set.of(),
                origin.place(),
                origin.caller().roles(),
                origin.permissions(),
                optingIn.contains(module));
        return access.refusal(question, texts).map(finding -> finding.say(texts, subject));
    }
}
