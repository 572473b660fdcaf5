package dev.guildhall.xp.admin;

import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.text.ErrorId;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what may take longer than a person waits, and than a handler may run. What comes of it after some seconds, a failure
 * too, is told in the channel; whoever may manage the server can press the buttons there. Thread-safe.
 */
final class Later {

    private static final Logger log = LoggerFactory.getLogger(Later.class);

    private final Background background;
    private final Database database;
    private final Outbox outbox;
    private final Places places;

    /** @param places whoever finds none is refused */
    Later(Background background, Database database, Outbox outbox, Places places) {
        this.background = background;
        this.database = database;
        this.outbox = outbox;
        this.places = places;
    }

    /** Where somebody asked, and how to speak with them. */
    record Asked(GuildId guild, ChannelId channel, Texts texts) {

        static Asked by(CommandCall call) {
            return new Asked(call.guild(), call.channel(), call.privateTexts());
        }

        static Asked by(ActionCall call) {
            return new Asked(call.guild(), call.place().channel(), call.privateTexts());
        }
    }

    /**
     * What came of it.
     *
     * @param now for who still waits
     * @param later for the channel, where there are no files
     */
    record Answer(MessageBody now, MessageBody later) {

        static Answer of(MessageBody body) {
            return new Answer(body, body);
        }

        static Answer of(Reply reply) {
            return of(reply.body());
        }
    }

    /**
     * Does the work, and waits some seconds for it.
     *
     * @param name of the work, for the log
     * @param meanwhile the key of what is said where it takes longer
     */
    Reply answer(Asked asked, String name, String meanwhile, Supplier<Answer> work) {
        Optional<String> refusal = places.take(asked.guild());
        if (refusal.isPresent()) {
            return Reply.refusal(asked.texts().say(refusal.get()));
        }
        // Whoever takes it first decides where the answer goes: to who asked, or to the channel.
        AtomicBoolean taken = new AtomicBoolean();
        CompletableFuture<MessageBody> answer = background.start(() -> {
            try {
                return answered(asked, work.get(), taken);
            } catch (RuntimeException | Error failure) {
                if (!taken.compareAndSet(false, true)) {
                    failed(asked, name, failure);
                }
                throw failure;
            } finally {
                places.giveBack(asked.guild());
            }
        });
        if (background.waitFor(answer) || !taken.compareAndSet(false, true)) {
            return new Reply(Background.result(answer), true);
        }
        return Reply.text(asked.texts().say(meanwhile)).forCallerOnly();
    }

    private MessageBody answered(Asked asked, Answer answer, AtomicBoolean taken) {
        if (!taken.compareAndSet(false, true)) {
            tell(asked, forChannel(answer.later()));
        }
        return answer.now();
    }

    private void failed(Asked asked, String name, Throwable failure) {
        String id = ErrorId.next();
        log.error(
                "guild {} - error {}: {} failed, after nobody waited for it any more",
                asked.guild(),
                id,
                name,
                failure);
        try {
            tell(asked, MessageBody.text(asked.texts().say("admin.later.failed", "error", id)));
        } catch (RuntimeException untold) {
            log.warn("guild {} - that error {} happened could not be told", asked.guild(), id, untold);
        }
    }

    private void tell(Asked asked, MessageBody body) {
        database.transaction(sql -> {
            outbox.send(sql, asked.guild(), asked.channel(), body);
            return body;
        });
    }

    /** A message that comes later answers nobody, so whoever may can press its buttons. */
    private static MessageBody forChannel(MessageBody body) {
        return new MessageBody(
                Markdown.shortened(body.text(), MessageBody.TEXT_LIMIT - 1),
                body.embeds(),
                List.of(),
                body.rows().stream()
                        .map(row -> new Row(
                                row.components().stream().map(Later::open).toList()))
                        .toList(),
                body.notified());
    }

    private static Component open(Component component) {
        return component instanceof Component.Button button
                ? new Component.Button(
                        button.label(), button.style(), button.action().openToEverybody(), button.enabled())
                : component;
    }
}
