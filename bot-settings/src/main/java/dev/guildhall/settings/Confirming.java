package dev.guildhall.settings;

import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Effects;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what many changes would change, and applies them once the person confirms: all or nothing. */
final class Confirming {

    private static final String APPLY = "settings.apply";
    private static final String DISCARD = "settings.discard";

    private final Platform platform;
    private final Drafts drafts;
    private final Changing changing;
    private final Lines lines;

    Confirming(Platform platform, Drafts drafts, Changing changing) {
        this.platform = platform;
        this.drafts = drafts;
        this.changing = changing;
        this.lines = new Lines(platform.directory());
    }

    List<ActionHandler> handlers() {
        return List.of(ActionHandler.of(APPLY, this::apply), ActionHandler.of(DISCARD, this::discard));
    }

    /**
     * Asks whether these changes are to be made; where they would be refused, says so at once.
     *
     * @param edits in turn, {@link Edit.Set} and {@link Edit.Reset} only
     * @param notes what else there is to know, such as what is left out
     */
    Reply offer(Visit visit, String title, List<Edit> edits, List<String> notes, String reason) {
        List<Edit> different = different(edits, platform.editor().stored(visit.guild()));
        Optional<SettingKey<?>> forbidden = different.stream()
                .flatMap(edit -> platform.directory().key(edit.slot().name()).stream())
                .filter(key -> !visit.may(key))
                .findFirst();
        if (forbidden.isPresent()) {
            return changing.mayNot(visit, forbidden.get());
        }
        if (different.isEmpty()) {
            List<String> said = new ArrayList<>(List.of(visit.say("confirm.same")));
            said.addAll(notes);
            return Reply.embed(
                    Embed.titled(title).withDescription(Lines.fitting(visit, said, Embed.DESCRIPTION_LIMIT)));
        }
        Effects effects = effects(visit, different);
        if (effects.problems().isEmpty()) {
            return ask(visit, title, different, effects, notes, reason);
        }
        Visit alone = visit.privately();
        return Reply.refusal(refused(alone, different, effects(alone, different).problems()));
    }

    private Effects effects(Visit visit, List<Edit> edits) {
        return platform.editor()
                .effects(
                        visit.guild(),
                        new Edits(edits, new Edits.Anything(), visit.member().id(), "", visit.language()));
    }

    /**
     * Asks whether edits are to be made that would not be refused, by somebody who may.
     *
     * @param effects theirs: what is confirmed is what was shown, so what others change after it stands in its way
     */
    Reply ask(Visit visit, String title, List<Edit> edits, Effects effects, List<String> notes, String reason) {
        StoredSettings stored = effects.before();
        long id = drafts.keep(
                visit.guild(), new Drafts.Draft(visit.member().id(), stored.revision(), edits, Shown.cut(reason, 199)));
        // First what concerns many: it must not be what a long list leaves no room for.
        List<String> said = new ArrayList<>(Stream.concat(notes.stream(), effects.sentences().stream())
                .distinct()
                .map(note -> "ℹ " + note)
                .toList());
        effects.edits()
                .forEach(edit -> said.add(lines.change(visit, edit.slot(), stored.text(edit.slot()), text(edit))));
        String shown = Lines.fitting(visit, said, 3_900);
        boolean whole = shown.equals(String.join("\n", said))
                && effects.edits().stream()
                        .noneMatch(edit -> lines.cuts(edit.slot(), stored.text(edit.slot()), text(edit)));
        Embed embed = Embed.titled(title)
                .withDescription(shown)
                .withFooter(visit.say("confirm.ask", "count", effects.edits().size()));
        String state = Long.toString(id);
        return new Reply(
                new MessageBody(
                        "",
                        List.of(embed),
                        whole ? List.of() : List.of(file(visit, effects)),
                        List.of(Row.of(
                                Component.Button.of(visit.say("confirm.apply"), Action.of(APPLY, state))
                                        .styled(Component.Style.SUCCESS),
                                Component.Button.of(visit.say("confirm.discard"), Action.of(DISCARD, state))))),
                false);
    }

    private static Attachment file(Visit visit, Effects effects) {
        String all = effects.edits().stream()
                .map(edit -> Lines.plain(visit, edit.slot(), effects.before().text(edit.slot()), text(edit)) + "\n")
                .collect(Collectors.joining());
        return new Attachment("changes.txt", visit.say("confirm.file"), all.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> text(Edit edit) {
        return edit.wish() instanceof Edit.Set(String text) ? Optional.of(text) : Optional.empty();
    }

    private List<Edit> different(List<Edit> edits, StoredSettings stored) {
        Map<Slot, Edit> last = new HashMap<>();
        edits.forEach(edit -> last.put(edit.slot(), edit));
        return edits.stream()
                .filter(edit -> edit.equals(last.get(edit.slot())))
                .distinct()
                .filter(edit -> !text(edit).equals(stored.text(edit.slot())))
                .filter(edit -> changesSomething(edit, stored))
                .toList();
    }

    /** Whether another value would hold: setting the whole server's value to what is its default anyway changes nothing. */
    private boolean changesSomething(Edit edit, StoredSettings stored) {
        if (!edit.slot().scope().equals(SettingScope.GUILD)) {
            return true;
        }
        return platform.directory()
                .key(edit.slot().name())
                .map(key -> !inForce(key, stored.text(edit.slot())).equals(inForce(key, text(edit))))
                .orElse(true);
    }

    /** What is stored, or else the default, as the type writes it; what does not fit stays as it is. */
    private static <T> String inForce(SettingKey<T> key, Optional<String> text) {
        return text.map(each -> key.type().parse(each) instanceof Parsed.Valid<T>(T value)
                        ? key.type().format(value)
                        : each)
                .orElseGet(() -> key.type().format(key.defaultValue()));
    }

    private Response apply(ActionCall call) {
        Visit visit = Visit.of(call);
        Optional<Drafts.Draft> found = drafts.take(call.guild(), Long.parseLong(call.state()));
        if (found.isEmpty()) {
            return done(visit, visit.say("confirm.gone"));
        }
        Drafts.Draft draft = found.get();
        boolean allowed = draft.actor().equals(call.caller().id())
                && draft.edits().stream()
                        .flatMap(edit -> platform.directory().key(edit.slot().name()).stream())
                        .allMatch(visit::may);
        if (!allowed) {
            return Reply.refusal(visit.privately().say("confirm.not-yours"));
        }
        Edits edits = new Edits(
                draft.edits(), new Edits.Revision(draft.revision()), draft.actor(), draft.reason(), visit.language());
        return switch (platform.editor().apply(call.guild(), edits)) {
            case Outcome.Applied(long revision, List<PastChange> changes) -> {
                draft.edits().forEach(edit -> changing.showed(visit, edit.slot(), revision));
                yield done(visit, visit.say("confirm.done", "count", changes.size()));
            }
            case Outcome.Refused(List<Outcome.Problem> problems) ->
                done(visit, refused(visit, draft.edits(), problems));
            case Outcome.Overtaken(long revision, List<PastChange> by) -> done(visit, changing.overtaken(visit, by));
        };
    }

    private String refused(Visit visit, List<Edit> edits, List<Outcome.Problem> problems) {
        List<String> said =
                problems.stream().map(problem -> problem(visit, edits, problem)).toList();
        return visit.say("confirm.refused") + "\n" + Lines.fitting(visit, said, 1_800);
    }

    private String problem(Visit visit, List<Edit> edits, Outcome.Problem problem) {
        String name = problem.name();
        if (name.isEmpty()) {
            return problem.text();
        }
        String why = platform.directory()
                .key(name)
                .flatMap(key -> edits.stream()
                        .filter(edit -> edit.slot().name().equals(name))
                        .findFirst()
                        .map(edit -> changing.problem(visit, key, edit, problem)))
                .orElseGet(() -> visit.say("file.unknown", "name", name));
        return "`" + name + "`: " + why;
    }

    private Response discard(ActionCall call) {
        Visit visit = Visit.of(call);
        drafts.take(call.guild(), Long.parseLong(call.state()));
        return done(visit, visit.say("confirm.discarded"));
    }

    private static Response done(Visit visit, String text) {
        return new MessageUpdate(
                MessageBody.embed(Embed.titled(visit.say("confirm.title")).withDescription(text)));
    }
}
