package dev.guildhall.settings;

import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is known of one setting, in an embed. */
record KeyCard(Platform platform) {

    Embed embed(Visit visit, SettingKey<?> key, StoredSettings stored) {
        String help = platform.texts().help(key, visit.language());
        String description = platform.texts().description(key, visit.language());
        Embed card = Embed.titled(key.name())
                .withDescription(help.isEmpty() ? description : description + "\n" + help)
                .withField(visit.say("card.value"), field(value(visit, key, stored)))
                .withField(visit.say("card.default"), field(Shown.inForce(key, Optional.empty())))
                .withField(
                        visit.say("card.allowed"),
                        field(Markdown.escape(Allowed.say(key, platform.texts(), visit.texts()))));
        List<String> own = stored.texts().entrySet().stream()
                .filter(each -> each.getKey().name().equals(key.name())
                        && !each.getKey().scope().equals(SettingScope.GUILD))
                .sorted(Comparator.comparing(each -> Shown.scope(each.getKey().scope())))
                .map(each -> own(visit, key, each, stored))
                .toList();
        if (!own.isEmpty()) {
            card = card.withField(visit.say("card.own"), Lines.fitting(visit, own, Embed.VALUE_LIMIT));
        }
        Optional<String> changed = lastChange(visit, key);
        return changed.isPresent() ? card.withField(visit.say("card.changed"), changed.get()) : card;
    }

    private static String own(Visit visit, SettingKey<?> key, Map.Entry<Slot, String> value, StoredSettings stored) {
        boolean misfits = stored.misfits().stream().anyMatch(each -> each.slot().equals(value.getKey()));
        return Shown.scope(value.getKey().scope()) + " "
                + (misfits
                        ? visit.say("card.own-misfit", "value", Shown.text(value.getValue()))
                        : Shown.stored(key, value.getValue()));
    }

    private static String value(Visit visit, SettingKey<?> key, StoredSettings stored) {
        Optional<StoredSettings.Misfit> misfit = stored.misfits().stream()
                .filter(each -> each.slot().equals(Slot.of(key)))
                .findFirst();
        return misfit.map(each -> Shown.inForce(key, Optional.empty()) + "\n"
                        + visit.say("card.misfit", "value", Shown.text(each.text())))
                .orElseGet(() -> Shown.inForce(key, stored.text(Slot.of(key))));
    }

    private static String field(String text) {
        return Shown.cut(text, Embed.VALUE_LIMIT - 1);
    }

    private Optional<String> lastChange(Visit visit, SettingKey<?> key) {
        return platform.history().page(visit.guild(), Optional.of(key.name()), Long.MAX_VALUE, 1).stream()
                .findFirst()
                .map(change -> Lines.person(visit, change.actor()) + " " + Shown.ago(change.time()));
    }
}
