package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Snowflake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An interaction and what the bot has answered so far. Safe for use by several threads. */
public final class Interaction {
    private final Snowflake id;
    private final String token;
    private final InteractionRequest request;
    private final long begun = System.nanoTime();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch complete = new CountDownLatch(1);
    private final List<Snowflake> messages = new ArrayList<>();
    private boolean claimed;
    private boolean deferred;
    private boolean ephemeral;
    private @Nullable Snowflake original;
    private @Nullable JsonNode result;

    Interaction(Snowflake id, String token, InteractionRequest request) {
        this.id = id;
        this.token = token;
        this.request = request;
    }

    public Snowflake id() {
        return id;
    }

    /** The whole name of the command, such as {@code settings set}; empty when it is no command's. */
    public String commandName() {
        StringBuilder name = new StringBuilder(request.data().path("name").asText());
        JsonNode options = request.data().path("options");
        // Sub commands and their groups have the types 1 and 2, and stand alone at their level.
        while (options.path(0).path("type").asInt() == 1
                || options.path(0).path("type").asInt() == 2) {
            name.append(' ').append(options.path(0).path("name").asText());
            options = options.path(0).path("options");
        }
        return name.toString();
    }

    /** The secret in the addresses of the bot's answers. */
    public String token() {
        return token;
    }

    public InteractionRequest request() {
        return request;
    }

    /** How long ago it began. */
    public long ageMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** Claims the one first response; false when it was claimed before. */
    public synchronized boolean claim() {
        boolean free = !claimed;
        claimed = true;
        return free;
    }

    /** Gives the claim back, when the response turned out to be invalid. */
    public synchronized void release() {
        claimed = false;
    }

    /** The first response was a message, or a deferral that promises one. */
    public void answered(@Nullable Snowflake message, boolean nowDeferred, boolean nowEphemeral) {
        synchronized (this) {
            original = message;
            deferred = nowDeferred;
            ephemeral = nowEphemeral;
            if (message != null) {
                messages.add(message);
            }
        }
        first.countDown();
        if (!nowDeferred) {
            complete.countDown();
        }
    }

    /** The first response was no message: choices or a modal. */
    public void answered(JsonNode choicesOrModal) {
        synchronized (this) {
            result = choicesOrModal;
        }
        first.countDown();
        complete.countDown();
    }

    /** A deferred answer has got its text. */
    public void completed() {
        complete.countDown();
    }

    /** A further message was sent. */
    public synchronized void followed(Snowflake message) {
        messages.add(message);
    }

    public synchronized boolean isAnswered() {
        return first.getCount() == 0;
    }

    public synchronized boolean isDeferred() {
        return deferred;
    }

    public synchronized boolean isEphemeral() {
        return ephemeral;
    }

    /** The message of the first response. */
    public synchronized Optional<Snowflake> original() {
        return Optional.ofNullable(original);
    }

    /** Choices or a modal, when the answer was one. */
    public synchronized Optional<JsonNode> result() {
        return Optional.ofNullable(result);
    }

    /** The messages that answered it. */
    public synchronized List<Snowflake> messages() {
        return List.copyOf(messages);
    }

    /** Waits for the first response. */
    public boolean awaitFirst(long millis) throws InterruptedException {
        return first.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits until a deferred answer has got its text, or any other was given. */
    public boolean awaitComplete(long millis) throws InterruptedException {
        return complete.await(millis, TimeUnit.MILLISECONDS);
    }
}
