package dev.guildhall.core.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.core.interaction.ActionSigner.Context;
import dev.guildhall.core.interaction.ActionSigner.Opened;
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
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActionSignerTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final GuildId GUILD = new GuildId(600_000_000_000_000_001L);
    private static final UserId ANNA = new UserId(600_000_000_000_000_033L);
    private static final UserId BEN = new UserId(600_000_000_000_000_034L);

    private final ActionSigner signer = new ActionSigner(() -> "a key".repeat(7).getBytes(StandardCharsets.UTF_8));

    private List<String> sign(Context context, Action... actions) {
        Component[] buttons = new Component[actions.length];
        for (int i = 0; i < actions.length; i++) {
            buttons[i] = Component.Button.of("Press " + i, actions[i]);
        }
        SignedBody signed = signer.sign(MessageBody.text("Look").withRows(Row.of(buttons)), context);
        return signed.customIds();
    }

    private String sign(Action action) {
        return sign(Context.answer(GUILD, ANNA, NOON), action).getFirst();
    }

    private Opened open(String customId, UserId person, Instant time) {
        return signer.open(customId, Optional.of(GUILD), person, time);
    }

    @Test
    void whatWasSignedIsReadAgain() {
        Opened opened = open(sign(Action.of("xp.page", "순위 2")), ANNA, NOON.plusSeconds(60));

        assertThat(opened).isInstanceOfSatisfying(Opened.Fine.class, fine -> {
            assertThat(fine.token().state()).isEqualTo("순위 2");
            assertThat(fine.token().action()).isEqualTo(ActionToken.number("xp.page"));
            assertThat(fine.guild()).isEqualTo(GUILD);
        });
    }

    @Test
    void theLongestActionFitsDiscordsHundredCharacters() {
        Action longest = Action.of("abcdefghijkl.abcdefghijk", "x".repeat(40));
        Context direct = new Context(new GuildId(-1), Optional.of(new UserId(-1)), true, NOON);

        assertThat(sign(direct, longest, longest))
                .allSatisfy(customId -> assertThat(customId).hasSizeLessThanOrEqualTo(100))
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyTheOwnerMayUseIt() {
        String customId = sign(Action.of("xp.page", ""));

        assertThat(open(customId, BEN, NOON)).isEqualTo(new Opened.SomebodyElses(ANNA));
        assertThat(open(sign(Action.of("xp.page", "").onlyFor(BEN)), BEN, NOON)).isInstanceOf(Opened.Fine.class);
        assertThat(open(sign(Action.of("xp.page", "").openToEverybody()), BEN, NOON))
                .isInstanceOf(Opened.Fine.class);
    }

    @Test
    void itEndsWithItsLifetime() {
        String customId = sign(Action.of("xp.page", "").withLifetime(Duration.ofMinutes(5)));

        assertThat(open(customId, ANNA, NOON.plusSeconds(299))).isInstanceOf(Opened.Fine.class);
        assertThat(open(customId, ANNA, NOON.plusSeconds(300))).isInstanceOf(Opened.Expired.class);
    }

    @Test
    void aCustomIdOfAnotherGuildOrAnotherKeyIsForged() {
        String customId = sign(Action.of("xp.page", "").openToEverybody());

        assertThat(signer.open(customId, Optional.of(new GuildId(5)), ANNA, NOON))
                .isInstanceOf(Opened.Forged.class);
        assertThat(new ActionSigner(() -> new byte[32]).open(customId, Optional.of(GUILD), ANNA, NOON))
                .isInstanceOf(Opened.Forged.class);
    }

    @Test
    void everyChangedBitIsForged() {
        byte[] bytes =
                Base64.getUrlDecoder().decode(sign(Action.of("xp.page", "2").openToEverybody()));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String customId = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(open(customId, ANNA, NOON)).as("bit " + bit).isInstanceOf(Opened.Forged.class);
        }
    }

    @Test
    void whateverSomebodyMakesUpIsForgedAndThrowsNothing() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(76)];
            random.nextBytes(bytes);
            String customId = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(open(customId, ANNA, NOON)).isInstanceOf(Opened.Forged.class);
        }
        for (String text : List.of("", "x", "next-page", "§§§", "a".repeat(100))) {
            assertThat(open(text, ANNA, NOON)).isInstanceOf(Opened.Forged.class);
        }
    }

    @Test
    void aPrivateConversationKnowsItsGuild() {
        Context direct = new Context(GUILD, Optional.of(ANNA), true, NOON);
        String customId = sign(direct, Action.of("xp.mute", "")).getFirst();

        assertThat(signer.open(customId, Optional.empty(), ANNA, NOON))
                .isInstanceOfSatisfying(
                        Opened.Fine.class, fine -> assertThat(fine.guild()).isEqualTo(GUILD));
        assertThat(signer.open(sign(Action.of("xp.mute", "")), Optional.empty(), ANNA, NOON))
                .isInstanceOf(Opened.Forged.class);
    }

    @Test
    void anActionForNobodyIsRefused() {
        Context announcement = new Context(GUILD, Optional.empty(), false, NOON);

        assertThatThrownBy(() -> sign(announcement, Action.of("xp.mute", "")))
                .hasMessageContaining("xp.mute")
                .hasMessageContaining("answers nobody");
    }
}
