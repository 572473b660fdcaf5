package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where a person is in voice, and what the person has switched off. */
public record VoiceState(Snowflake person, Snowflake channel, String session, boolean selfMute, boolean selfDeaf) {

    /** The voice state object; {@code connected} false is how leaving is told. */
    public ObjectNode wire(Guild guild, boolean connected) {
        ObjectNode node = Json.object()
                .put("guild_id", guild.id().toString())
                .put("channel_id", connected ? channel.toString() : null)
                .put("user_id", person.toString())
                .put("session_id", session)
                .put("self_mute", selfMute)
                .put("self_deaf", selfDeaf)
                .put("self_video", false)
                .put("suppress", false);
        node.putNull("request_to_speak_timestamp");
        guild.member(person)
                .ifPresentOrElse(
                        member -> node.put("mute", member.mute())
                                .put("deaf", member.deaf())
                                .set("member", Wire.member(member)),
                        () -> node.put("mute", false).put("deaf", false));
        return node;
    }
}
