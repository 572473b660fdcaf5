package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.VoiceState;
import dev.guildhall.simulator.world.World;
import java.util.Optional;

/** Lets the bot join and leave voice channels (op 4). What it may not do is passed over in silence, as Discord does. */
final class BotVoice {
    private final World world;

    BotVoice(World world) {
        this.world = world;
    }

    void change(Session session, JsonNode data) {
        id(data, "guild_id").flatMap(world::guild).ifPresent(guild -> {
            Snowflake bot = world.bot().id();
            if (!data.hasNonNull("channel_id")) {
                world.voiceChanges().leave(guild, bot);
                return;
            }
            id(data, "channel_id")
                    .flatMap(guild::channel)
                    .filter(channel -> mayJoin(guild, channel))
                    .ifPresent(channel -> {
                        world.voiceChanges()
                                .put(
                                        guild,
                                        new VoiceState(
                                                bot,
                                                channel.id(),
                                                session.id(),
                                                data.path("self_mute").asBoolean(),
                                                data.path("self_deaf").asBoolean()));
                        world.voiceChanges().tellServer(guild);
                    });
        });
    }

    private boolean mayJoin(Guild guild, Channel channel) {
        long permissions = guild.member(world.bot().id())
                .map(bot -> Permissions.inChannel(guild, bot, channel))
                .orElse(0L);
        return channel.isVoice() && (permissions & Permission.CONNECT) != 0;
    }

    private static Optional<Snowflake> id(JsonNode data, String field) {
        String text = data.path(field).asText();
        return Snowflake.isOne(text) ? Optional.of(Snowflake.of(text)) : Optional.empty();
    }
}
