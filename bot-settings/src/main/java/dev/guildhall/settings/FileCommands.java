package dev.guildhall.settings;

import dev.guildhall.settings.file.FileException;
import dev.guildhall.settings.file.SettingsFile;
import dev.guildhall.settings.file.YamlWriter;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Completer;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.command.UploadedFile;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.Shape;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
                visit.language());
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
            return Reply.refusal(visit.say("import.large", "size", file.size(), "most", LARGEST));
        }
        try {
            byte[] content = platform.downloads().fetch(file.address(), LARGEST);
            return offer(visit, visit.say("import.title"), read(content), "import " + file.name());
        } catch (FileException wrong) {
            return Reply.refusal(visit.say("import.wrong", "name", Markdown.escape(file.name())) + "\n" + "```\n"
                    + Shown.cut(where(visit, wrong), 1_500).replace("`", "'") + "\n```");
        } catch (CharacterCodingException notText) {
            return Reply.refusal(visit.say("import.encoding"));
        } catch (DiscordException | IllegalArgumentException failure) {
            return Reply.refusal(visit.say("import.download", "problem", Markdown.escape(failure.getMessage() + "")));
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

    private static String where(Visit visit, FileException wrong) {
        return wrong.line() == 0
                ? String.valueOf(wrong.getMessage())
                : visit.say("import.line", "line", wrong.line()) + " " + wrong.getMessage();
    }

    Reply template(CommandCall call) {
        Visit visit = Visit.of(call);
        String name = call.arguments().text("name").orElseThrow();
        return Templates.find(name, platform.directory())
                .map(file -> offer(visit, visit.say("template.title", "name", name), file, "template " + name))
                .orElseGet(() -> Reply.refusal(visit.say(
                        "template.unknown", "typed", Shown.text(name), "names", String.join(", ", Templates.NAMES))));
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

    /** Offers another server's settings, but for those that name its roles and channels. */
    Reply copy(CommandCall call) {
        Visit visit = Visit.of(call);
        String typed = call.arguments().text("server").orElseThrow().strip();
        Optional<Guild> other = Snowflake.read(typed).map(GuildId::new).flatMap(platform.guilds()::guild);
        if (other.isEmpty() || other.get().id().equals(call.guild())) {
            return Reply.refusal(visit.say("copy.unknown", "typed", Shown.text(typed)));
        }
        if (!manages(other.get(), call.caller())) {
            return Reply.refusal(visit.say("copy.forbidden", "typed", Shown.text(typed)));
        }
        StoredSettings theirs = platform.editor().stored(other.get().id());
        StoredSettings ours = platform.editor().stored(call.guild());
        List<Edit> edits = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (SettingKey<?> key : platform.directory().keys()) {
            Slot slot = Slot.of(key);
            Optional<String> text = theirs.text(slot);
            if (text.equals(ours.text(slot))) {
                continue;
            }
            if (mentions(key.type().shape())) {
                left.add("`" + key.name() + "`");
            } else {
                edits.add(new Edit(slot, text.<Edit.Wish>map(Edit.Set::new).orElseGet(Edit.Reset::new)));
            }
        }
        boolean own =
                theirs.texts().keySet().stream().anyMatch(slot -> !slot.scope().equals(SettingScope.GUILD));
        List<String> notes = new ArrayList<>();
        if (!left.isEmpty()) {
            notes.add(visit.say("copy.left", "keys", String.join(", ", left)));
        }
        if (own) {
            notes.add(visit.say("copy.own"));
        }
        return confirming.offer(
                visit,
                visit.say("copy.title", "name", Shown.cut(other.get().name(), 100)),
                edits,
                notes,
                "copy of " + other.get().id());
    }

    List<Completer.Proposal> servers(CommandCall call, String typed) {
        return platform.guilds().served().stream()
                .filter(id -> !id.equals(call.guild()))
                .flatMap(id -> platform.guilds().guild(id).stream())
                .filter(guild -> guild.name().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                // Asking who may would take a call each; of those whom they own, it is known.
                .filter(guild -> guild.owner().equals(call.caller().id()))
                .limit(25)
                .map(guild -> new Completer.Proposal(
                        Shown.cut(guild.name(), 99), guild.id().toString()))
                .toList();
    }

    /** Whether somebody may manage another server: by owning it, or by its roles. */
    private boolean manages(Guild guild, Member person) {
        if (guild.owner().equals(person.id())) {
            return true;
        }
        return platform.guilds()
                .member(guild.id(), person.id())
                .filter(member -> Permission.MANAGE_GUILD.in(guild.roles().stream()
                        .filter(role -> member.roles().contains(role.id())
                                || role.id().value() == guild.id().value())
                        .mapToLong(Role::permissions)
                        .reduce(0, (left, right) -> left | right)))
                .isPresent();
    }

    private static boolean mentions(Shape shape) {
        return switch (shape) {
            case Shape.Mention(Shape.Mention.Kind kind) -> kind != Shape.Mention.Kind.MEMBER;
            case Shape.Maybe(Shape value) -> mentions(value);
            case Shape.Items(Shape item, int most) -> mentions(item);
            case Shape.Entries(Shape key, Shape value, int most) -> mentions(key) || mentions(value);
            case Shape.Toggle toggle -> false;
            case Shape.Number number -> false;
            case Shape.Words words -> false;
            case Shape.Line line -> false;
            case Shape.Span span -> false;
            case Shape.Zone zone -> false;
            case Shape.Language language -> false;
            case Shape.Color color -> false;
        };
    }
}
