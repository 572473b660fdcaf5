package dev.guildhall.spi.guild;

import dev.guildhall.spi.id.GuildId;
import java.time.Instant;
import java.util.Optional;

/**
 * How far this process knows what happens in guilds, for what counts time that nobody else proves. A service of
 * {@link dev.guildhall.spi.ModuleContext#service}. Thread-safe, without I/O.
 */
public interface Witness {

    /**
     * The moment up to which Discord has told everything that happened in a guild: that of its session's last sign of life, at
     * most a heartbeat ago. While the connection is lost, the moment stands still; it goes on some seconds after the session
     * was taken up again, when what was told belatedly has reached the modules.
     *
     * @return nothing where the guild is not served here, or not there at the moment, or came only some seconds ago
     */
    Optional<Instant> provenUntil(GuildId guild);
}
