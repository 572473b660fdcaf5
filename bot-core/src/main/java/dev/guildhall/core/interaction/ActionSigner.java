package dev.guildhall.core.interaction;

import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns actions into custom ids that nobody else can make, and reads them again. A custom id holds in one guild only.
 * Thread-safe.
 *
 * @see <a href="https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id">Discord: custom
 *     ids</a>
 */
public final class ActionSigner {

    /** 80 bits: a forger who may try a thousand times a second needs longer than the universe has existed. */
    private static final int SIGNATURE_BYTES = 10;

    private final Supplier<byte[]> key;

    /** @param key asked only where there is something to sign or to check; may throw what the database throws */
    public ActionSigner(Supplier<byte[]> key) {
        this.key = key;
    }

    /**
     * For whom and where something is signed.
     *
     * @param owner whom the message answers; nobody for what was not asked for
     * @param direct whether it goes to a private conversation, where Discord tells no guild
     * @param time from which on lifetimes count
     */
    public record Context(GuildId guild, Optional<UserId> owner, boolean direct, Instant time) {

        /** The answer to a person in a guild. */
        public static Context answer(GuildId guild, UserId person, Instant time) {
            return new Context(guild, Optional.of(person), false, time);
        }
    }

    /** What a custom id turned out to be. */
    sealed interface Opened {

        /** One that may be used. */
        record Fine(ActionToken token, GuildId guild) implements Opened {}

        record Expired() implements Opened {}

        record SomebodyElses(UserId owner) implements Opened {}

        /** Not signed by us. */
        record Forged() implements Opened {}
    }

    /** @throws IllegalArgumentException if an action is neither for everybody nor for a person that is known here */
    public SignedBody sign(MessageBody unbounded, Context context) {
        MessageBody body = LongText.fitted(unbounded);
        List<String> customIds = new ArrayList<>();
        SignedBody.components(body).forEach(component -> {
            switch (component) {
                case Component.Button button -> customIds.add(customId(button.action(), customIds.size(), context));
                case Component.Select select -> customIds.add(customId(select.action(), customIds.size(), context));
                case Component.LinkButton link -> {}
            }
        });
        return new SignedBody(body, customIds);
    }

    /** As {@link #sign(MessageBody, Context)}. */
    public SignedResponse sign(Response response, Context context) {
        return switch (response) {
            case Reply(MessageBody body, boolean onlyForCaller) ->
                new SignedResponse.Message(sign(body, context), onlyForCaller);
            case MessageUpdate(MessageBody body) -> new SignedResponse.Update(sign(body, context));
            case Form form -> new SignedResponse.Window(form, customId(form.action(), 0, context));
        };
    }

    private String customId(Action action, int position, Context context) {
        ActionToken token = new ActionToken(
                position,
                ActionToken.number(action.name()),
                context.time().plus(action.lifetime()),
                owner(action, context),
                context.direct() ? Optional.of(context.guild().value()) : Optional.empty(),
                action.state());
        byte[] said = token.bytes();
        byte[] signature = signature(said, context.guild());
        byte[] both = Arrays.copyOf(said, said.length + SIGNATURE_BYTES);
        System.arraycopy(signature, 0, both, said.length, SIGNATURE_BYTES);
        return encode(both);
    }

    private static long owner(Action action, Context context) {
        if (action.forEverybody()) {
            return 0;
        }
        return action.only()
                .or(context::owner)
                .map(UserId::value)
                .orElseThrow(() -> new IllegalArgumentException("action " + action.name()
                        + " stands below a message that answers nobody: make it open to everybody, or name for whom it"
                        + " is"));
    }

    /** @param guild where it was used; nothing in a private conversation */
    Opened open(String customId, Optional<GuildId> guild, UserId person, Instant time) {
        byte[] both = decode(customId);
        if (both.length <= SIGNATURE_BYTES) {
            return new Opened.Forged();
        }
        byte[] said = Arrays.copyOf(both, both.length - SIGNATURE_BYTES);
        Optional<ActionToken> read = ActionToken.read(said);
        Optional<GuildId> holdsIn =
                guild.or(() -> read.flatMap(ActionToken::guild).map(GuildId::new));
        if (read.isEmpty() || holdsIn.isEmpty()) {
            return new Opened.Forged();
        }
        byte[] signature = Arrays.copyOfRange(both, said.length, both.length);
        if (!MessageDigest.isEqual(signature, signature(said, holdsIn.get()))) {
            return new Opened.Forged();
        }
        ActionToken token = read.get();
        if (token.owner() != 0 && token.owner() != person.value()) {
            return new Opened.SomebodyElses(new UserId(token.owner()));
        }
        return time.isBefore(token.end()) ? new Opened.Fine(token, holdsIn.get()) : new Opened.Expired();
    }

    /** What a custom id says, whoever wrote it; nothing where it is no custom id of our form. */
    static Optional<ActionToken> unchecked(String customId) {
        byte[] both = decode(customId);
        return both.length <= SIGNATURE_BYTES
                ? Optional.empty()
                : ActionToken.read(Arrays.copyOf(both, both.length - SIGNATURE_BYTES));
    }

    /** Nothing where it was not written as we write: Java's decoder takes other letters at the end for the same bytes. */
    private static byte[] decode(String customId) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(customId);
            return encode(bytes).equals(customId) ? bytes : new byte[0];
        } catch (IllegalArgumentException notOurs) {
            return new byte[0];
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] signature(byte[] said, GuildId guild) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(guild.value()).flip());
            return Arrays.copyOf(mac.doFinal(said), SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java cannot sign with HMAC-SHA256", impossible);
        }
    }
}
