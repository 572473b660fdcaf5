package dev.guildhall.testkit;

import dev.guildhall.core.discord.IncomingAction;
import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.IncomingCompletion;
import dev.guildhall.core.discord.IncomingMenu;
import dev.guildhall.core.discord.Intake;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What members of the {@link SampleGuild} do in its general channel. Each method waits for the bot's answer, at most thirty
 * seconds; those that name something below a message throw {@link AssertionError} where it is not there.
 */
final class People {

    private static final int PATIENCE_SECONDS = 30;

    private final Supplier<Intake> intake;
    private final Conversations conversations;
    private final TestClock clock;
    private final ConcurrentMap<Member, Locale> languages = new ConcurrentHashMap<>();

    People(Supplier<Intake> intake, Conversations conversations, TestClock clock) {
        this.intake = intake;
        this.conversations = conversations;
        this.clock = clock;
    }

    void speaks(Member member, Locale language) {
        languages.put(member, language);
    }

    Reply command(Member caller, String path, Map<String, Object> arguments) {
        return (Reply) conversations.answer(responder ->
                intake.get().command(new IncomingCommand(SampleGuild.ID, origin(caller), path, arguments, responder)));
    }

    Reply menu(Member caller, Menu.Target target, String label, Snowflake on) {
        return (Reply) conversations.answer(responder ->
                intake.get().menu(new IncomingMenu(SampleGuild.ID, origin(caller), target, label, on, responder)));
    }

    List<Proposal> complete(Member caller, String path, Map<String, Object> arguments, String option, String typed) {
        CompletableFuture<List<Proposal>> answer = new CompletableFuture<>();
        intake.get()
                .completion(new IncomingCompletion(
                        SampleGuild.ID, origin(caller), path, arguments, option, typed, answer::complete));
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    Response press(MessageBody message, String label, Member member) {
        String customId = conversations.customId(
                message,
                "button \"" + label + "\"",
                each -> each instanceof Component.Button button
                        && button.label().equals(label)
                        && button.enabled());
        return use(customId, member, List.of(), Map.of());
    }

    Response choose(MessageBody message, String placeholder, Member member, List<String> values) {
        String customId = conversations.customId(
                message,
                "select \"" + placeholder + "\"",
                each -> each instanceof Component.Select select
                        && select.placeholder().equals(placeholder));
        return use(customId, member, values, Map.of());
    }

    Response submit(Form form, Member member, Map<String, String> fields) {
        return use(conversations.customId(form), member, List.of(), fields);
    }

    Response use(String customId, Member member, List<String> values, Map<String, String> fields) {
        return conversations.answer(responder -> intake.get()
                .action(new IncomingAction(
                        Optional.of(SampleGuild.ID),
                        origin(member),
                        customId,
                        values,
                        fields,
                        Optional.empty(),
                        responder)));
    }

    private Origin origin(Member member) {
        return new Origin(
                Place.of(SampleGuild.GENERAL),
                member,
                SampleGuild.permissions(member),
                languages.getOrDefault(member, Locale.ENGLISH),
                clock.now());
    }
}
