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
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.id.UserId;
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
import java.util.function.UnaryOperator;

/**
 * What members of the {@link SampleGuild} do in its general channel. Each method waits for the bot's answer, at most thirty
 * seconds; those that name something below a message throw {@link AssertionError} where it is not there.
 */
final class People {

    private static final int PATIENCE_SECONDS = 30;

    private final Supplier<Intake> intake;
    private final Conversations conversations;
    private final UnaryOperator<Member> current;
    private final TestClock clock;
    private final ConcurrentMap<UserId, Locale> languages = new ConcurrentHashMap<>();

    /** @param current what a member of the guild is by now, after all that the bot gave and took */
    People(Supplier<Intake> intake, Conversations conversations, UnaryOperator<Member> current, TestClock clock) {
        this.current = current;
        this.intake = intake;
        this.conversations = conversations;
        this.clock = clock;
    }

    void speaks(Member member, Locale language) {
        languages.put(member.id(), language);
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
        return use(button(message, label), member, List.of(), Map.of());
    }

    private String button(MessageBody message, String label) {
        return conversations.customId(
                message,
                "button \"" + label + "\"",
                each -> each instanceof Component.Button button
                        && button.label().equals(label)
                        && button.enabled());
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
        return use(customId, Optional.of(SampleGuild.ID), origin(member), values, fields);
    }

    /** Presses a button in the conversation between the bot and a member, where Discord tells no guild. */
    Response pressPrivately(MessageBody message, String label, Member member) {
        Place direct = Place.of(SampleGuild.directChannel(member.id()));
        Origin origin = new Origin(direct, member, 0, language(member), clock.now());
        return use(button(message, label), Optional.empty(), origin, List.of(), Map.of());
    }

    private Response use(
            String customId, Optional<GuildId> guild, Origin origin, List<String> values, Map<String, String> fields) {
        return conversations.answer(responder -> intake.get()
                .action(new IncomingAction(guild, origin, customId, values, fields, Optional.empty(), responder)));
    }

    private Origin origin(Member member) {
        Member now = current.apply(member);
        return new Origin(
                SampleGuild.place(SampleGuild.GENERAL),
                now,
                SampleGuild.permissions(now),
                language(member),
                clock.now());
    }

    private Locale language(Member member) {
        return languages.getOrDefault(member.id(), Locale.ENGLISH);
    }
}
