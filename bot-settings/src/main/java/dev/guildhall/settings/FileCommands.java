package dev.guildhall.settings;

import dev.guildhall.settings.file.FileException;
import dev.guildhall.settings.file.SettingsFile;
import dev.guildhall.settings.file.YamlWriter;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.UploadedFile;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code /settings export|import|template|copy}. */
final class FileCommands {

    private static final int LARGEST = 256 * 1024;

    private final Platform platform;
    private final Confirming confirming;

    FileCommands(Platform platform, Confirming confirming) {
        this.platform = platform;
        this.confirming = confirming;
    }

    Reply export(CommandCall call) {
        Visit visit = Visit.of(call);
        StoredSettings stored = platform.editor().stored(call.guild());
        String yaml = YamlWriter.write(
                List.of(
                        visit.say(
                                "export.head",
                                "guild",
                                call.guild().toString(),
                                "revision",
                                Long.toString(stored.revision())),
                        visit.say("export.hint")),
                stored,
                platform.directory(),
                platform.texts(),
                visit.texts());
        Attachment file = new Attachment(
                "settings-" + call.guild() + ".yaml",
                visit.say("export.description"),
                yaml.getBytes(StandardCharsets.UTF_8));
        return Reply.file(visit.say("export.done", "count", stored.texts().size()), file);
    }

    Reply importFile(CommandCall call) {
        Visit visit = Visit.of(call);
        UploadedFile file = call.arguments().file("file").orElseThrow();
        if (file.size() > LARGEST) {
            return Reply.refusal(visit.privately().say("import.large", "size", file.size(), "most", LARGEST));
        }
        try {
            byte[] content = platform.downloads().fetch(file.address(), LARGEST);
            return offer(
                    visit,
                    visit.say("import.title"),
                    read(content),
                    SettingsCommand.reason(call, visit.say("import.reason", "name", file.name())));
        } catch (FileException wrong) {
            Visit alone = visit.privately();
            return Reply.refusal(alone.say("import.wrong", "name", Markdown.escape(file.name())) + "\n" + "```\n"
                    + Shown.cut(new FileProblems(platform.texts(), alone.texts()).say(wrong), 1_500)
                            .replace("`", "'")
                    + "\n```");
        } catch (CharacterCodingException notText) {
            return Reply.refusal(visit.privately().say("import.encoding"));
        } catch (DiscordException | IllegalArgumentException failure) {
            return Reply.refusal(
                    visit.privately().say("import.download", "problem", Markdown.escape(failure.getMessage() + "")));
        }
    }

    private SettingsFile read(byte[] content) throws CharacterCodingException {
        // Strict: a file in another encoding would otherwise become other texts.
        String yaml = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
        return SettingsFile.read(yaml, platform.directory(), false);
    }

    Reply template(CommandCall call) {
        Visit visit = Visit.of(call);
        String name = call.arguments().text("name").orElseThrow();
        return Templates.find(name, platform.directory())
                .map(file -> offer(
                        visit,
                        visit.say("template.title", "name", name),
                        file,
                        SettingsCommand.reason(call, visit.say("template.reason", "name", name))))
                .orElseGet(() -> Reply.refusal(visit.privately()
                        .say(
                                "template.unknown",
                                "typed",
                                Shown.text(name),
                                "names",
                                String.join(", ", Templates.NAMES))));
    }

    private Reply offer(Visit visit, String title, SettingsFile file, String reason) {
        List<Edit> edits = new ArrayList<>(file.edits());
        if (file.complete()) {
            Set<Slot> named =
                    new HashSet<>(file.edits().stream().map(Edit::slot).toList());
            platform.editor().stored(visit.guild()).texts().keySet().stream()
                    .filter(slot -> !named.contains(slot))
                    .filter(slot -> platform.directory().key(slot.name()).isPresent())
                    .forEach(slot -> edits.add(new Edit(slot, new Edit.Reset())));
        }
        return confirming.offer(visit, title, edits, List.of(), reason);
    }
}
