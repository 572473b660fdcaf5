package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who joins and leaves voice channels; each change is told to the listeners. */
public final class VoiceChanges {
    private final World world;

    VoiceChanges(World world) {
        this.world = world;
    }

    /** Puts a person into a voice channel, from another one if need be, or changes what is switched off. */
    public void put(Guild guild, VoiceState state) {
        synchronized (guild) {
            byWhom(guild, state.person(), () -> {
                guild.put(state);
                tell(guild, state, true);
            });
        }
    }

    /** The bot sees a voice channel as long as it is in it. */
    private void byWhom(Guild guild, Snowflake person, Runnable change) {
        if (person.equals(world.bot().id())) {
            world.sight().around(guild, change);
        } else {
            change.run();
        }
    }

    /** Takes a person out of voice; nothing happens when the person is not in it. */
    public void leave(Guild guild, Snowflake person) {
        synchronized (guild) {
            byWhom(guild, person, () -> guild.removeVoiceState(person).ifPresent(state -> tell(guild, state, false)));
        }
    }

    /**
     * Tells the bot, which has joined, that there is no voice server for it to connect to at the moment: sound is not
     * simulated, and a null endpoint is how Discord says to wait.
     */
    public void tellServer(Guild guild) {
        synchronized (guild) {
            ObjectNode data = Json.object()
                    .put("guild_id", guild.id().toString())
                    .put("token", "simulated")
                    .putNull("endpoint");
            world.tell(new WorldEvent.Announced("VOICE_SERVER_UPDATE", guild.id(), data, null));
        }
    }

    void tell(Guild guild, VoiceState state, boolean connected) {
        world.tell(new WorldEvent.Announced("VOICE_STATE_UPDATE", guild.id(), state.wire(guild, connected), null));
    }
}
