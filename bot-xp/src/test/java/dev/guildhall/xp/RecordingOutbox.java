package dev.guildhall.xp;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.ChannelId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;

/** Keeps what it was given, also of transactions that fail later; refuses one channel on demand. Thread-safe. */
public final class RecordingOutbox implements Outbox {

    /** Whatever goes to this channel throws, as a fault of the code would. */
    public static final ChannelId BROKEN = new ChannelId(666);

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public void add(DSLContext transaction, List<Errand> errands) {
        calls.incrementAndGet();
        for (Errand errand : errands) {
            texts.add(
                    switch (errand) {
                        case Errand.SendMessage message -> {
                            if (message.channel().equals(BROKEN)) {
                                throw new IllegalArgumentException(
                                        "channel " + message.channel() + " is broken on purpose");
                            }
                            yield message.channel() + ": " + message.body().text();
                        }
                        case Errand.SendDirect message ->
                            "to " + message.person() + ": " + message.body().text();
                        case Errand.GiveRole role -> role.person() + " +" + role.role();
                        case Errand.TakeRole role -> role.person() + " -" + role.role();
                    });
        }
    }

    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** How often it was given something. */
    public int calls() {
        return calls.get();
    }
}
