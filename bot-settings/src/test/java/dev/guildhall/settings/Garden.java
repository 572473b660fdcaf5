package dev.guildhall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.text.TextFiles;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A host with the settings module and a garden, and hands that press what its messages offer. */
record Garden(Harness harness, SettingsCommand command) implements AutoCloseable {

    static Garden open(int beds) {
        Harness harness = Harness.start(new SettingsModule(), new GardenModule(beds));
        return new Garden(harness, new SettingsCommand(Platform.of(harness.context()), new Drafts(harness.database())));
    }

    Reply run(Member who, String path, Map<String, Object> arguments) {
        return harness.command(who, "settings " + path, arguments);
    }

    Reply set(Member who, String key, String value) {
        return run(who, "set", Map.of("key", key, "value", value));
    }

    <T> T value(SettingKey<T> key) {
        return harness.context().settings().of(SampleGuild.ID).get(key);
    }

    static Embed embed(Reply reply) {
        assertThat(reply.body().embeds()).as(reply.body().text()).hasSize(1);
        return reply.body().embeds().getFirst();
    }

    static MessageBody body(Response response) {
        return switch (response) {
            case Reply reply -> reply.body();
            case MessageUpdate update -> update.body();
            case Form form -> throw new AssertionError("a form: " + form);
        };
    }

    /** The buttons that can be pressed, by label. */
    static Component.Button button(MessageBody body, String label) {
        return body.rows().stream()
                .flatMap(row -> row.components().stream())
                .filter(Component.Button.class::isInstance)
                .map(Component.Button.class::cast)
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " in " + body.rows()));
    }

    static Component.Select select(MessageBody body, int row) {
        return (Component.Select) body.rows().get(row).components().getFirst();
    }

    Response press(Member who, Component.Button button) {
        assertThat(button.enabled()).as(button.label()).isTrue();
        return act(who, button.action(), List.of(), Map.of());
    }

    Response choose(Member who, Component.Select select, String... values) {
        return act(who, select.action(), List.of(values), Map.of());
    }

    Response submit(Member who, Form form, Map<String, String> fields) {
        return act(who, form.action(), List.of(), fields);
    }

    private Response act(Member who, Action action, List<String> values, Map<String, String> fields) {
        ActionHandler handler = command.facets().stream()
                .map(ActionHandler.class::cast)
                .filter(each -> each.name().equals(action.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody handles " + action.name()));
        Texts texts = TextFiles.of("settings", SettingsModule.class).in(Locale.ENGLISH);
        return handler.handler()
                .apply(new ActionCall(
                        SampleGuild.ID,
                        Place.of(SampleGuild.GENERAL),
                        who,
                        SampleGuild.permissions(who),
                        action.state(),
                        values,
                        fields,
                        harness.clock().now(),
                        texts,
                        texts));
    }

    @Override
    public void close() {
        harness.close();
    }
}
