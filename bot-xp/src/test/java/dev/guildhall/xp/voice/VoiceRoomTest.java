package dev.guildhall.xp.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.event.VoiceState;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.setting.EarningRules.VoiceRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VoiceRoomTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final ChannelId LOUNGE = new ChannelId(1);
    private static final ChannelId STAGE = new ChannelId(2);
    private static final ChannelId AFK = new ChannelId(3);
    private static final Member ANNA = new Member(new UserId(11), "Anna", false, List.of());
    private static final Member BEN = new Member(new UserId(12), "Ben", false, List.of());
    private static final Member CARLA = new Member(new UserId(14), "Carla", false, List.of());
    private static final Member BOT = new Member(new UserId(13), "Beep", true, List.of());

    private final VoiceRoom room = new VoiceRoom(new GuildId(7));
    private VoiceRules rules = new VoiceRules(1, 1440, false);
    private final VoiceRoom.House house = new VoiceRoom.House() {
        @Override
        public VoiceRules rules(Seat seat) {
            return rules;
        }

        @Override
        public Optional<ChannelId> afkChannel() {
            return Optional.of(AFK);
        }
    };

    private static Instant at(double minutes) {
        return NOON.plusMillis(Math.round(minutes * 60_000));
    }

    private static Optional<VoiceState> in(ChannelId channel) {
        return Optional.of(new VoiceState(Place.of(channel), false, false));
    }

    private void enter(Member member, ChannelId channel, double minutes) {
        room.change(member, in(channel), at(minutes), at(minutes), house);
    }

    private void state(Member member, boolean muted, boolean deafened, double minutes) {
        VoiceState state = new VoiceState(Place.of(LOUNGE), muted, deafened);
        room.change(member, Optional.of(state), at(minutes), at(minutes), house);
    }

    private void leave(Member member, double minutes) {
        room.change(member, Optional.empty(), at(minutes), at(minutes), house);
    }

    /** The minutes after noon that somebody earned until then. */
    private List<Long> minutes(Member member, double until) {
        room.advance(at(until), house);
        return taken(member);
    }

    private List<Long> taken(Member member) {
        return room.take().stream()
                .filter(minute -> minute.member().id().equals(member.id()))
                .map(minute -> minute.number() - NOON.toEpochMilli() / 60_000)
                .toList();
    }

    @Test
    void wholeMinutesInCompanyEarn() {
        enter(ANNA, LOUNGE, 0.5);
        enter(BEN, LOUNGE, 1.0);
        room.advance(at(1.9), house);
        room.advance(at(2.3), house);
        leave(BEN, 4.9);

        assertThat(minutes(ANNA, 9)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void botsAndTheDeafAreNoCompanyAndEarnNothing() {
        enter(ANNA, LOUNGE, 0);
        enter(BOT, LOUNGE, 0);
        assertThat(minutes(ANNA, 5)).isEmpty();
        state(BEN, false, true, 5);
        assertThat(minutes(ANNA, 9)).isEmpty();
        state(BEN, false, false, 9);
        room.advance(at(11.5), house);
        assertThat(room.take()).hasSize(4);
    }

    @Test
    void theMutedEarnOnlyWhereThatIsAllowedButAreCompany() {
        enter(ANNA, LOUNGE, 0);
        state(BEN, true, false, 0);
        assertThat(minutes(ANNA, 2)).containsExactly(0L, 1L);
        assertThat(minutes(BEN, 4)).isEmpty();
        rules = new VoiceRules(1, 1440, true);
        room.advance(at(4), house);
        assertThat(minutes(BEN, 6)).containsExactly(4L, 5L);
    }

    @Test
    void aMinuteBelongsToOneChannelAndTheAfkChannelEarnsNothing() {
        rules = new VoiceRules(0, 1440, false);
        enter(ANNA, LOUNGE, 0);
        enter(ANNA, STAGE, 2.5);
        enter(ANNA, AFK, 5);

        assertThat(minutes(ANNA, 9)).containsExactly(0L, 1L, 3L, 4L);
    }

    @Test
    void aMomentOfSilenceBreaksTheMinute() {
        rules = new VoiceRules(0, 1440, false);
        state(ANNA, false, false, 0);
        state(ANNA, true, false, 1.4);
        state(ANNA, false, false, 1.6);

        assertThat(minutes(ANNA, 4)).containsExactly(0L, 2L, 3L);
    }

    @Test
    void afterAShortAbsencePresenceGoesOnAndWhoLeftEarnsNothingMore() {
        enter(ANNA, LOUNGE, 0);
        enter(BEN, LOUNGE, 0);
        enter(CARLA, LOUNGE, 0);
        assertThat(minutes(CARLA, 3.2)).containsExactly(0L, 1L, 2L);

        VoiceRoom next = new VoiceRoom(new GuildId(7));
        next.restore(room.seats(), room.counted().orElseThrow());
        next.available(
                List.of(
                        new GuildAvailable.InVoice(ANNA, in(LOUNGE).orElseThrow()),
                        new GuildAvailable.InVoice(BEN, in(LOUNGE).orElseThrow())),
                at(6.5),
                house);
        next.advance(at(8), house);
        List<VoiceMinute> taken = next.take();
        assertThat(taken)
                .filteredOn(minute -> minute.member().id().equals(CARLA.id()))
                .isEmpty();
        assertThat(taken)
                .filteredOn(minute -> minute.member().id().equals(ANNA.id()))
                .extracting(minute -> minute.number() - NOON.toEpochMilli() / 60_000)
                .containsExactly(3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void whoIsToldLateToHaveLeftEarnedNothingSince() {
        enter(ANNA, LOUNGE, 0);
        enter(BEN, LOUNGE, 0);
        room.advance(at(2), house);
        // The events of the guild wait for longer than the bot may have been away.
        for (int minute = 3; minute <= 25; minute++) {
            room.look(at(minute));
        }
        leave(BEN, 20.5);

        assertThat(minutes(ANNA, 30))
                .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
    }

    @Test
    void timeThatIsCountedAlreadyIsNotCountedAgain() {
        rules = new VoiceRules(0, 1440, false);
        enter(ANNA, LOUNGE, 0);
        enter(BEN, LOUNGE, 3.2);
        room.advance(at(2.9), house);

        assertThat(minutes(ANNA, 4)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(minutes(ANNA, 4)).isEmpty();
    }

    @Test
    void aLongAbsenceEarnsNothing() {
        enter(ANNA, LOUNGE, 0);
        enter(BEN, LOUNGE, 0);
        room.available(
                List.of(
                        new GuildAvailable.InVoice(ANNA, in(LOUNGE).orElseThrow()),
                        new GuildAvailable.InVoice(BEN, in(LOUNGE).orElseThrow())),
                at(60),
                house);
        assertThat(minutes(ANNA, 62)).containsExactly(60L, 61L);
        // The process stood still: nobody looked.
        assertThat(minutes(ANNA, 120)).isEmpty();
        assertThat(minutes(ANNA, 122)).containsExactly(120L, 121L);
    }

    @Test
    void whoLeftWhileTheConnectionWasLostEarnsNothingOfThatTimeAndTheCompanyGoesOn() {
        for (Member each : List.of(ANNA, BEN, CARLA)) {
            enter(each, LOUNGE, 0);
        }
        room.advance(at(3.2), house);
        room.change(CARLA, Optional.empty(), at(3.2), at(9.5), house);
        room.advance(at(11), house);

        assertThat(taken(CARLA)).containsExactly(0L, 1L, 2L);
        assertThat(minutes(BEN, 12)).containsExactly(11L);
    }

    @Test
    void whoWasLeftAloneWhileTheConnectionWasLostEarnsNothingOfThatTime() {
        enter(ANNA, LOUNGE, 0);
        enter(BEN, LOUNGE, 0);
        room.advance(at(3.2), house);
        room.change(BEN, Optional.empty(), at(3.2), at(9.5), house);

        assertThat(minutes(ANNA, 12)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void whoCameWhileTheConnectionWasLostEarnsFromTheMomentThatItIsTold() {
        enter(ANNA, LOUNGE, 0);
        room.advance(at(3.2), house);
        room.change(BEN, in(LOUNGE), at(3.2), at(8.5), house);
        room.advance(at(11), house);

        assertThat(taken(BEN)).containsExactly(9L, 10L);
        assertThat(minutes(ANNA, 12)).containsExactly(11L);
    }

    @Test
    void minutesEarnByTheRolesOfTheirTime() {
        Member regular = new Member(ANNA.id(), "Anna", false, List.of(new RoleId(5)));
        enter(ANNA, LOUNGE, 0);
        enter(BEN, LOUNGE, 0);
        room.memberChanged(regular, at(2.5), at(2.5), house);
        room.memberChanged(CARLA, at(3), at(3), house);
        room.advance(at(4), house);

        List<VoiceMinute> taken = room.take();
        assertThat(taken)
                .filteredOn(minute -> minute.member().id().equals(ANNA.id()))
                .extracting(VoiceMinute::member)
                .containsExactly(ANNA, ANNA, regular, regular);
        assertThat(taken).noneMatch(minute -> minute.member().equals(CARLA));
    }

    @Test
    void theMomentOfTheLastProofEarnsNothingHoweverOftenItIsTold() {
        enter(ANNA, LOUNGE, 0);
        enter(BEN, LOUNGE, 0);
        for (int minute = 3; minute < 480; minute++) {
            room.advance(at(3.2), house);
        }
        assertThat(taken(ANNA)).containsExactly(0L, 1L, 2L);
        assertThat(minutes(ANNA, 480)).isEmpty();
    }
}
