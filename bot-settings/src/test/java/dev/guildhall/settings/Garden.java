package dev.guildhall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import java.util.Map;

/** A host with the settings module and a garden, and hands that press what its messages offer. */
record Garden(Harness harness) implements AutoCloseable {

    static Garden open(int beds) {
        return new Garden(Harness.start(new SettingsModule(), new GardenModule(beds)));
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

    Response press(Member who, Reply reply, String label) {
        return harness.press(reply, label, who);
    }

    Response press(Member who, MessageBody message, String label) {
        return harness.press(message, label, who);
    }

    Response choose(Member who, MessageBody message, int row, String... values) {
        return harness.choose(message, select(message, row).placeholder(), who, values);
    }

    Response submit(Member who, Form form, Map<String, String> fields) {
        return harness.submit(form, who, fields);
    }

    @Override
    public void close() {
        harness.close();
    }
}
