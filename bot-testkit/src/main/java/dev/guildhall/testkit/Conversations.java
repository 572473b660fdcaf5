package dev.guildhall.testkit;

import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the bot has said and can be answered: of equal messages or forms, the last one counts. Thread-safe. */
final class Conversations {

    private static final int PATIENCE_SECONDS = 30;

    private final Map<MessageBody, SignedBody> bodies = new HashMap<>();
    private final Map<Form, String> forms = new HashMap<>();

    synchronized void note(SignedBody signed) {
        bodies.put(signed.body(), signed);
    }

    /** Waits for the answer to what is sent off with the responder. */
    Response answer(Consumer<Responder> use) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        use.accept(new Answer(answer));
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The custom id of the one component of a message that fits; those that are not enabled cannot be used. */
    synchronized String customId(MessageBody body, String what, Predicate<Component> wanted) {
        SignedBody signed = bodies.get(body);
        if (signed == null) {
            throw new AssertionError("the bot has not said this: " + body);
        }
        List<String> there = new ArrayList<>();
        Iterator<String> customIds = signed.customIds().iterator();
        for (Component each : SignedBody.components(body).toList()) {
            String customId = SignedBody.acts(each) ? customIds.next() : "";
            if (wanted.test(each)) {
                return customId;
            }
            there.add(each.toString());
        }
        throw new AssertionError("the message has no " + what + " that can be used; it has " + there);
    }

    synchronized String customId(Form form) {
        String customId = forms.get(form);
        if (customId == null) {
            throw new AssertionError("the bot has not opened this form: " + form);
        }
        return customId;
    }

    private synchronized Response noted(SignedResponse response) {
        return switch (response) {
            case SignedResponse.Message(SignedBody body, boolean onlyForCaller) -> {
                note(body);
                yield new Reply(body.body(), onlyForCaller);
            }
            case SignedResponse.Update(SignedBody body) -> {
                note(body);
                yield new MessageUpdate(body.body());
            }
            case SignedResponse.Window(Form form, String customId) -> {
                forms.put(form, customId);
                yield form;
            }
        };
    }

    private final class Answer implements Responder {

        private final CompletableFuture<Response> answer;

        Answer(CompletableFuture<Response> answer) {
            this.answer = answer;
        }

        @Override
        public void acknowledge(boolean onlyForCaller) {
            // The test waits for the answer itself.
        }

        @Override
        public void answer(SignedResponse response) {
            answer.complete(noted(response));
        }
    }
}
