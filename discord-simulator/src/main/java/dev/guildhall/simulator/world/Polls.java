package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who voted for what in the polls of messages; each vote is told to the listeners. */
public final class Polls {
    private static final int POLL_RESULT = 46;

    private final World world;
    private final Map<Snowflake, Map<Integer, Set<Snowflake>>> votes = new ConcurrentHashMap<>();

    Polls(World world) {
        this.world = world;
    }

    /** Whether votes are no longer taken. */
    public boolean isEnded(Message message) {
        JsonNode poll = message.wire().path("poll");
        return poll.path("results").path("is_finalized").asBoolean()
                || !Instant.parse(poll.path("expiry").asText())
                        .isAfter(world.clock().instant());
    }

    /** Who voted for an answer, in the order of the votes. */
    public synchronized List<Snowflake> voters(Snowflake message, int answer) {
        return List.copyOf(votes.getOrDefault(message, Map.of()).getOrDefault(answer, Set.of()));
    }

    /** Gives or takes back a vote; a poll for one answer alone takes the earlier vote back. */
    public void vote(Message message, Snowflake person, int answer, boolean given) {
        List<Integer> takenBack = new ArrayList<>();
        boolean changed;
        synchronized (this) {
            Map<Integer, Set<Snowflake>> of = votes.computeIfAbsent(message.id(), _ -> new ConcurrentSkipListMap<>());
            Set<Snowflake> voters = of.computeIfAbsent(answer, _ -> new LinkedHashSet<>());
            changed = given ? voters.add(person) : voters.remove(person);
            if (given && !message.wire().path("poll").path("allow_multiselect").asBoolean()) {
                of.forEach((other, people) -> {
                    if (other != answer && people.remove(person)) {
                        takenBack.add(other);
                    }
                });
            }
        }
        takenBack.forEach(other -> tell("MESSAGE_POLL_VOTE_REMOVE", message, person, other));
        if (changed) {
            tell(given ? "MESSAGE_POLL_VOTE_ADD" : "MESSAGE_POLL_VOTE_REMOVE", message, person, answer);
        }
    }

    /** Ends a poll before its time and writes Discord's message about the result. */
    public Message end(Message message) {
        Message ended = world.messageChanges().withPoll(message, poll(message, true));
        world.messages().post(MessageDraft.system(ended.channel(), ended.author(), POLL_RESULT, "", ended.id()));
        return ended;
    }

    private ObjectNode poll(Message message, boolean ended) {
        ObjectNode poll = message.wire().path("poll").deepCopy();
        ObjectNode results = poll.putObject("results").put("is_finalized", ended);
        ArrayNode counts = results.putArray("answer_counts");
        for (JsonNode answer : poll.path("answers")) {
            int id = answer.path("answer_id").asInt();
            List<Snowflake> voters = voters(message.id(), id);
            counts.addObject()
                    .put("id", id)
                    .put("count", voters.size())
                    .put("me_voted", voters.contains(world.bot().id()));
        }
        return poll;
    }

    private void tell(String name, Message message, Snowflake person, int answer) {
        Message counted = world.messageChanges().withPoll(message, poll(message, false));
        ObjectNode data = Json.object()
                .put("user_id", person.toString())
                .put("channel_id", message.channel().toString())
                .put("message_id", message.id().toString())
                .put("answer_id", answer);
        if (message.guild() != null) {
            data.put("guild_id", message.guild().toString());
        }
        world.messageChanges().announce(new WorldEvent.Announced(name, message.guild(), data, counted));
    }
}
