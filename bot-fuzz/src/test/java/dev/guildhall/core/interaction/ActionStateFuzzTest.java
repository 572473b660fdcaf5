package dev.guildhall.core.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.guildhall.core.interaction.ActionSigner.Context;
import dev.guildhall.core.interaction.ActionSigner.Opened;
import dev.guildhall.fuzz.Cost;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Buttons whose state somebody made up, or changed, or took elsewhere. */
class ActionStateFuzzTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final GuildId GUILD = new GuildId(600_000_000_000_000_001L);
    private static final UserId ANNA = new UserId(600_000_000_000_000_033L);
    private static final UserId BEN = new UserId(600_000_000_000_000_034L);
    private static final ActionSigner SIGNER =
            new ActionSigner(() -> "a key".repeat(7).getBytes(StandardCharsets.UTF_8));

    /** Of a key that signs nothing here: the fuzzer sees what is compared, and would only repeat what was signed before. */
    private static final ActionSigner UNUSED =
            new ActionSigner(() -> "a lock".repeat(6).getBytes(StandardCharsets.UTF_8));

    @FuzzTest(maxDuration = "1m")
    void onlyWhatWasSignedIsAccepted(FuzzedDataProvider data) {
        if (data.consumeBoolean()) {
            requireSignedHoldsAlone(data);
        } else {
            requireMadeUpIsForged(data.consumeRemainingAsBytes());
        }
    }

    private static void requireMadeUpIsForged(byte[] bytes) {
        requireReadsAsWritten(bytes);
        String plain = new String(bytes, StandardCharsets.UTF_8);
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        for (String customId : new String[] {plain, encoded}) {
            for (Optional<GuildId> where : List.of(Optional.of(GUILD), Optional.<GuildId>empty())) {
                assertThat(Cost.bounded(customId.length(), () -> UNUSED.open(customId, where, ANNA, NOON)))
                        .isInstanceOf(Opened.Forged.class);
            }
            ActionSigner.unchecked(customId)
                    .ifPresent(token -> assertThat(token.position()).isBetween(0, 31));
        }
    }

    /** There is one way to write a token. */
    private static void requireReadsAsWritten(byte[] bytes) {
        ActionToken.read(bytes).ifPresent(token -> {
            assertThat(token.bytes()).isEqualTo(bytes);
            assertThat(ActionToken.read(token.bytes())).contains(token);
        });
    }

    private static void requireSignedHoldsAlone(FuzzedDataProvider data) {
        boolean everybody = data.consumeBoolean();
        boolean direct = data.consumeBoolean();
        Duration lifetime = Duration.ofSeconds(data.consumeInt(1, 365 * 24 * 3600));
        int place = data.consumeInt(0, 4);
        int changed = data.consumeInt(0, 1_000);
        char otherLetter = (char) data.consumeInt(33, 126);
        String state = fitting(data.consumeRemainingAsString());
        Action action = Action.of("test.action", state).withLifetime(lifetime);
        Action meant = everybody ? action.openToEverybody() : action;
        Context context = new Context(GUILD, Optional.of(ANNA), direct, NOON);
        Component[] buttons = new Component[place + 1];
        for (int i = 0; i <= place; i++) {
            buttons[i] = Component.Button.of("Press", meant);
        }
        String customId = SIGNER.sign(MessageBody.text("Look").withRows(Row.of(buttons)), context)
                .customIds()
                .get(place);
        assertThat(customId).hasSizeLessThanOrEqualTo(100);

        Optional<GuildId> where = direct ? Optional.empty() : Optional.of(GUILD);
        assertThat(SIGNER.open(customId, where, ANNA, NOON)).isInstanceOfSatisfying(Opened.Fine.class, fine -> {
            assertThat(fine.token().state()).isEqualTo(state);
            assertThat(fine.token().position()).isEqualTo(place);
            assertThat(fine.guild()).isEqualTo(GUILD);
        });
        assertThat(SIGNER.open(customId, where, BEN, NOON))
                .isInstanceOf(everybody ? Opened.Fine.class : Opened.SomebodyElses.class);
        assertThat(SIGNER.open(customId, where, ANNA, NOON.plus(lifetime))).isInstanceOf(Opened.Expired.class);
        assertThat(SIGNER.open(customId, Optional.of(new GuildId(7)), ANNA, NOON))
                .isInstanceOf(Opened.Forged.class);
        requireChangedIsForged(customId, where, changed, otherLetter);
    }

    private static void requireChangedIsForged(
            String customId, Optional<GuildId> where, int changed, char otherLetter) {
        byte[] bytes = Base64.getUrlDecoder().decode(customId);
        int bit = changed % (bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        String flipped = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThat(SIGNER.open(flipped, where, ANNA, NOON)).isInstanceOf(Opened.Forged.class);

        StringBuilder letters = new StringBuilder(customId);
        letters.setCharAt(changed % customId.length(), otherLetter);
        if (!letters.toString().equals(customId)) {
            assertThat(SIGNER.open(letters.toString(), where, ANNA, NOON))
                    .as(letters + " in place of " + customId)
                    .isInstanceOf(Opened.Forged.class);
        }
        for (String other : new String[] {customId + otherLetter, customId.substring(1), customId + "="}) {
            assertThat(SIGNER.open(other, where, ANNA, NOON)).isInstanceOf(Opened.Forged.class);
        }
    }

    /** A state as long as one may be, without half characters. */
    private static String fitting(String text) {
        StringBuilder fitting = new StringBuilder();
        int bytes = 0;
        for (int letter : text.codePoints().toArray()) {
            String one = Character.isSupplementaryCodePoint(letter) || !Character.isSurrogate((char) letter)
                    ? Character.toString(letter)
                    : "?";
            bytes += one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > 40) {
                break;
            }
            fitting.append(one);
        }
        return fitting.toString();
    }
}
