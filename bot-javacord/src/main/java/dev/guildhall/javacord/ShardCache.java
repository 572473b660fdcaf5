package dev.guildhall.javacord;

import dev.guildhall.javacord.gateway.Shard;
import dev.guildhall.javacord.guild.GuildCache;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Witness;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The guilds of all shards of this process. */
record ShardCache(ConnectionOptions options, List<Shard> shards) implements GuildCache, Witness {

    /** The shard of this process that serves the guild. */
    Optional<Shard> shard(GuildId guild) {
        int number = (int) ((guild.value() >>> 22) % options.totalShards());
        boolean here = number >= options.firstShard() && number <= options.lastShard();
        return here ? Optional.of(shards.get(number - options.firstShard())) : Optional.empty();
    }

    @Override
    public Set<GuildId> served() {
        Set<GuildId> served = new HashSet<>();
        shards.forEach(shard -> served.addAll(shard.guilds().served()));
        return Set.copyOf(served);
    }

    @Override
    public Optional<Guild> guild(GuildId guild) {
        return shard(guild).flatMap(shard -> shard.guilds().guild(guild));
    }

    @Override
    public boolean knows(GuildId guild, ChannelId channel) {
        return shard(guild)
                .filter(shard -> shard.guilds().knows(guild, channel))
                .isPresent();
    }

    @Override
    public Place place(GuildId guild, ChannelId channel) {
        return shard(guild).map(shard -> shard.guilds().place(guild, channel)).orElse(Place.of(channel));
    }

    @Override
    public Optional<Instant> provenUntil(GuildId guild) {
        return shard(guild).flatMap(shard -> shard.provenUntil(guild));
    }

    @Override
    public long permissions(GuildId guild, Place place, Member member) {
        return shard(guild)
                .map(shard -> shard.permissions(guild, place, member))
                .orElse(0L);
    }
}
