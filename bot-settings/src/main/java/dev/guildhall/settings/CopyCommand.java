package dev.guildhall.settings;

import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Completer;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.Shape;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /settings copy}. Discord itself is asked whether the person manages both servers: the other one is as a rule served by
 * another process, and what a process remembers of a server may be from before a role was taken away.
 */
record CopyCommand(Platform platform, Confirming confirming) {

    private static final Pattern MENTION = Pattern.compile("<(?:#|@&)\\d+>");

    /** Offers another server's settings, but for those that name its roles and channels. */
    Reply copy(CommandCall call) {
        Visit visit = Visit.of(call);
        String typed = call.arguments().text("server").orElseThrow().strip();
        Optional<GuildId> named = Snowflake.read(typed).map(GuildId::new).filter(id -> !id.equals(call.guild()));
        if (named.isEmpty()) {
            return Reply.refusal(visit.privately().say("copy.unknown", "typed", Shown.text(typed)));
        }
        GuildId other = named.get();
        try {
            if (platform.lookup()
                    .standing(call.guild(), call.caller().id())
                    .filter(CopyCommand::manages)
                    .isEmpty()) {
                return Reply.refusal(visit.privately()
                        .say("copy.forbidden", "typed", Shown.text(call.guild().toString())));
            }
            Optional<GuildLookup.Standing> there =
                    platform.lookup().standing(other, call.caller().id());
            // Who is not there learns no more than that: which servers the bot is on is nobody's business.
            return there.isEmpty()
                    ? Reply.refusal(visit.privately().say("copy.unknown", "typed", Shown.text(typed)))
                    : manages(there.get())
                            ? offer(call, visit, other, there.get())
                            : Reply.refusal(visit.privately().say("copy.forbidden", "typed", Shown.text(typed)));
        } catch (DiscordException failure) {
            return Reply.refusal(
                    visit.privately().say("copy.unasked", "problem", Markdown.escape(failure.getMessage() + "")));
        }
    }

    private static boolean manages(GuildLookup.Standing standing) {
        return Permission.MANAGE_GUILD.in(standing.permissions());
    }

    private Reply offer(CommandCall call, Visit visit, GuildId other, GuildLookup.Standing there) {
        StoredSettings theirs = platform.editor().stored(other);
        StoredSettings ours = platform.editor().stored(call.guild());
        List<Edit> edits = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<String> misfitting = new ArrayList<>();
        List<String> forbidden = new ArrayList<>();
        for (SettingKey<?> key : platform.directory().keys()) {
            Slot slot = Slot.of(key);
            Optional<String> text = theirs.text(slot);
            if (text.equals(ours.text(slot))) {
                continue;
            }
            if (!key.permission().in(there.permissions()) || !visit.may(key)) {
                forbidden.add("`" + key.name() + "`");
            } else if (mentions(key.type().shape()) || names(key, text) || names(key, ours.text(slot))) {
                left.add("`" + key.name() + "`");
            } else if (theirs.misfits().stream().anyMatch(each -> each.slot().equals(slot))) {
                misfitting.add("`" + key.name() + "`");
            } else {
                edits.add(new Edit(slot, text.<Edit.Wish>map(Edit.Set::new).orElseGet(Edit.Reset::new)));
            }
        }
        List<String> notes = new ArrayList<>();
        note(visit, "copy.left", left, notes);
        note(visit, "copy.misfits", misfitting, notes);
        note(visit, "copy.no-permission", forbidden, notes);
        if (theirs.texts().keySet().stream().anyMatch(slot -> !slot.scope().equals(SettingScope.GUILD))) {
            notes.add(visit.say("copy.own"));
        }
        return confirming.offer(
                visit,
                visit.say("copy.title", "name", Shown.cut(there.name(), 100)),
                edits,
                notes,
                SettingsCommand.reason(call, visit.say("copy.reason", "server", other.toString())));
    }

    private static void note(Visit visit, String text, List<String> keys, List<String> notes) {
        if (!keys.isEmpty()) {
            notes.add(visit.say(text, "keys", String.join(", ", keys)));
        }
    }

    /** Those of this process that the person owns; any other can be named by its id. */
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

    /** Whether a role or a channel stands in a value of a type that may hold other things too, such as rules or texts. */
    private static boolean names(SettingKey<?> key, Optional<String> stored) {
        return stored.filter(text -> MENTION.matcher(Shown.whole(key, text)).find())
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
