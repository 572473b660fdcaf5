package dev.guildhall.xp.source;

import dev.guildhall.spi.Gauges;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.GuildLeft;
import dev.guildhall.spi.event.MemberChanged;
import dev.guildhall.spi.event.Membership;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.MessagesMissed;
import dev.guildhall.spi.event.ReactionAdded;
import dev.guildhall.spi.event.ReactionRemoved;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.event.ThreadCreated;
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.guild.Witness;
import dev.guildhall.xp.backfill.BackfillWorker;
import dev.guildhall.xp.credit.Activity;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.gap.ChannelMarks;
import dev.guildhall.xp.gap.GapCloser;
import dev.guildhall.xp.gap.GapFinder;
import dev.guildhall.xp.voice.VoiceMinutes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What must be seen in its order within a guild: messages, the guild's coming back, and who is in voice channels. One subscription
 * takes it, because between two there is no order. Thread-safe.
 */
public final class GuildFlow {

    private static final Duration GAP_INTERVAL = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Whoever left a voice channel is told by then, as a rule; minutes are credited so much later. */
    private static final Duration TELLING = Duration.ofSeconds(15);

    private final Earning earning;
    private final ChannelMarks marks;
    private final GapFinder finder;
    private final GapCloser closer;
    private final BackfillWorker backfills;
    private final VoiceMinutes voice;
    private final HeldLanes held = new HeldLanes();
    private final InstantSource clock;

    public GuildFlow(ModuleContext context, Earning earning, InstantSource clock) {
        this.earning = earning;
        this.clock = clock;
        Guilds guilds = context.service(Guilds.class);
        this.marks = new ChannelMarks(context.database(), earning);
        this.finder = new GapFinder(context.database(), context.settings());
        this.closer = new GapCloser(context.database(), guilds, context.service(History.class), earning, clock);
        this.backfills = new BackfillWorker(context, earning, clock, () -> closer.openChannels() > 0);
        this.voice = new VoiceMinutes(context.database(), guilds, context.service(Witness.class), earning);
    }

    /** Lets the work in the background begin, and shows how far it is. */
    public void start(ModuleContext context) {
        context.scheduler().every("xp-marks", ChannelMarks.INTERVAL, () -> marks.write(PATIENCE));
        context.scheduler().every("xp-gaps", GAP_INTERVAL, closer::round);
        context.scheduler().every("xp-backfill", BackfillWorker.INTERVAL, backfills::round);
        context.scheduler().every("xp-voice", VoiceMinutes.INTERVAL, () -> creditVoice(TELLING));
        Gauges gauges = context.service(Gauges.class);
        gauges.show("xp.gap-channels", "channels in which messages may be missing", closer::openChannels);
        gauges.show("xp.gap-messages", "missed messages that were read since the start", closer::messages);
        gauges.show("xp.gap-oldest", "seconds since the oldest message that may be missing", closer::oldestSeconds);
    }

    public Subscription<Event> subscription() {
        return Subscription.to(Event.class, this::take);
    }

    private void take(Event event) {
        try {
            handle(event);
        } catch (DatabaseUnavailableException again) {
            held.failed(event.guild(), clock.instant());
            throw again;
        }
    }

    private void handle(Event event) {
        switch (event) {
            case MessageCreated message -> {
                earning.take(Activity.of(message));
                marks.handled(message);
            }
            case GuildAvailable guild -> {
                finder.available(guild);
                voice.available(guild);
            }
            case MessagesMissed missed -> {
                finder.missed(missed);
                if (missed.voice()) {
                    voice.lost(missed.guild(), clock.instant());
                }
            }
            case VoiceChanged change -> voice.changed(change);
            case MemberChanged change -> voice.memberChanged(change);
            case GuildLeft left -> voice.lost(left.guild(), clock.instant());
            case ReactionAdded _, ReactionRemoved _, ThreadCreated _, Membership _ -> {
                // Of no concern here: they have subscriptions of their own.
            }
        }
    }

    private void creditVoice(Duration ago) {
        Instant now = clock.instant();
        voice.round(now.minus(ago), guild -> held.isHeld(guild, now), PATIENCE);
    }

    /** Before the queue of credits is closed, and after the last event: nothing more is to be taken. */
    public void stop() {
        closer.close();
        backfills.close();
        creditVoice(Duration.ZERO);
    }

    /** After everything was committed: writes down how far that is. */
    public void end() {
        marks.write(PATIENCE);
    }
}
