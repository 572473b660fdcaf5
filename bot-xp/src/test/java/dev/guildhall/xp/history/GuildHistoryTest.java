package dev.guildhall.xp.history;

import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.ANNOUNCEMENTS;
import static dev.guildhall.testkit.SampleGuild.COMMUNITY;
import static dev.guildhall.testkit.SampleGuild.FORUM;
import static dev.guildhall.testkit.SampleGuild.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.testkit.Snowflakes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GuildHistoryTest {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Place OLD_POST = new Place(new ChannelId(71), List.of(FORUM, COMMUNITY));

    private final FakeHistory discord = new FakeHistory();

    private GuildHistory history() {
        return history(SampleGuild::guild);
    }

    private GuildHistory history(Supplier<Guild> now) {
        return new GuildHistory(discord, SampleGuild.guild(), () -> Optional.of(now.get()), new MessageId(0));
    }

    private static MessageId at(int seconds) {
        return Snowflakes.at(START.plusSeconds(seconds));
    }

    private void write(ChannelId channel, int from, int count, int step) {
        for (int i = 0; i < count; i++) {
            discord.write(channel, at(from + i * step), ANNA);
        }
    }

    /** Everything, whatever fails in between. */
    private static List<MessageCreated> read(GuildHistory history) {
        List<MessageCreated> read = new ArrayList<>();
        while (true) {
            try {
                Optional<MessageCreated> next = history.next();
                if (next.isEmpty()) {
                    return read;
                }
                read.add(next.get());
                history.pass();
            } catch (DiscordException later) {
                assertThat(later.retryable()).isTrue();
            }
        }
    }

    @Test
    void channelsAndThreadsAreOneStreamAndEachMessageHasItsPlace() {
        discord.archive(FORUM, OLD_POST);
        write(GENERAL, 0, 250, 2);
        write(OLD_POST.channel(), 1, 250, 2);

        List<MessageCreated> read = read(history());
        assertThat(read).extracting(message -> message.id().value()).isSorted().hasSize(500);
        assertThat(read)
                .filteredOn(message -> message.channel().equals(OLD_POST.channel()))
                .hasSize(250)
                .allSatisfy(message -> assertThat(message.place()).isEqualTo(OLD_POST));
        assertThat(read.getFirst().place()).isEqualTo(SampleGuild.place(GENERAL));
    }

    @Test
    void threadThatIsOpenedAgainWhileThreadsAreListedIsNotLost() {
        write(OLD_POST.channel(), 1, 3, 2);
        Guild there = SampleGuild.guild();
        List<Channel> channels = new ArrayList<>(there.channels());
        channels.add(new Channel(OLD_POST, "old post", Channel.Kind.THREAD));
        Guild opened = new Guild(
                there.id(),
                there.name(),
                there.locale(),
                there.owner(),
                there.memberCount(),
                there.roles(),
                channels,
                there.afkChannel(),
                there.self());

        assertThat(read(history(() -> opened))).hasSize(3);
    }

    @Test
    void nothingIsAskedTwiceWhereverDiscordFails() {
        discord.archive(FORUM, OLD_POST);
        write(GENERAL, 0, 150, 2);
        write(OLD_POST.channel(), 1, 150, 2);
        read(history());
        int calls = discord.answered().size();
        for (int failing = 0; failing < calls; failing++) {
            int before = discord.answered().size();
            discord.failAfter(failing);
            assertThat(read(history())).hasSize(300);
            assertThat(discord.answered().subList(before, discord.answered().size()))
                    .as("call %s fails", failing)
                    .hasSize(calls)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whatMayNotBeReadIsCountedOnceForumsToo() {
        write(GENERAL, 0, 3, 1);
        discord.shut(Set.of(FORUM, ANNOUNCEMENTS));
        GuildHistory history = history();

        assertThat(read(history)).hasSize(3);
        assertThat(history.unreadable()).isEqualTo(2);
        assertThat(history.crowded()).isZero();
    }

    @Test
    void channelsOfWhichNotAllThreadsAreFoundAreCounted() {
        discord.archive(FORUM, OLD_POST);
        discord.crowd(FORUM);
        GuildHistory history = history();

        read(history);
        assertThat(history.crowded()).isEqualTo(1);
    }
}
