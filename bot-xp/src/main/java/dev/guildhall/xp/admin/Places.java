package dev.guildhall.xp.admin;

import dev.guildhall.spi.id.GuildId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Who may begin with work that takes long. Thread-safe. */
sealed interface Places {

    /** So many at once, whichever guilds they are for; who comes then is told {@code busy}, the key of a text. */
    static Places of(int atOnce, String busy) {
        return new Room(new Semaphore(atOnce), busy);
    }

    /**
     * The same, but for each guild one at a time.
     *
     * @param guilds those with work under way, in these places and in all that were given the same set; thread-safe
     * @param running the key of what who comes for such a guild is told
     */
    default Places oneForEachGuild(Set<GuildId> guilds, String running) {
        return new OneForEachGuild(this, guilds, running);
    }

    /** Takes a place that has to be given back; else there is none, and this is the key of what to say. */
    Optional<String> take(GuildId guild);

    void giveBack(GuildId guild);

    /** Places for anybody. */
    record Room(Semaphore free, String busy) implements Places {

        @Override
        public Optional<String> take(GuildId guild) {
            return free.tryAcquire() ? Optional.empty() : Optional.of(busy);
        }

        @Override
        public void giveBack(GuildId guild) {
            free.release();
        }
    }

    /** Places of which no guild has two. */
    record OneForEachGuild(Places places, Set<GuildId> guilds, String running) implements Places {

        @Override
        public Optional<String> take(GuildId guild) {
            if (!guilds.add(guild)) {
                return Optional.of(running);
            }
            Optional<String> refusal = places.take(guild);
            if (refusal.isPresent()) {
                guilds.remove(guild);
            }
            return refusal;
        }

        @Override
        public void giveBack(GuildId guild) {
            places.giveBack(guild);
            guilds.remove(guild);
        }
    }
}
