package dev.guildhall.simulator.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.world.Json;
import java.time.Duration;
import java.time.Instant;

/** Polls: Discord's limits, and the form in which one is given back. Nobody can vote here. */
final class PollRules {
    private static final int LONGEST_HOURS = 768;

    private PollRules() {}

    static void check(JsonNode poll, FormErrors errors) {
        if (!poll.isObject()) {
            return;
        }
        length(poll.path("question"), "poll.question.text", 300, errors);
        if (poll.path("answers").isEmpty() || poll.path("answers").size() > 10) {
            errors.badLength("poll.answers", 1, 10);
        }
        int index = 0;
        for (JsonNode answer : poll.path("answers")) {
            length(answer.path("poll_media"), "poll.answers." + index++ + ".poll_media.text", 55, errors);
        }
        int hours = poll.path("duration").asInt(24);
        if (hours < 1 || hours > LONGEST_HOURS) {
            errors.add("poll.duration", "NUMBER_TYPE_MAX", "int value should be 1 to 768.");
        }
    }

    private static void length(JsonNode media, String at, int most, FormErrors errors) {
        int length = media.path("text").asText().length();
        if (length == 0) {
            errors.required(at);
        } else if (length > most) {
            errors.badLength(at, 1, most);
        }
    }

    static ObjectNode asStored(JsonNode poll) {
        ObjectNode stored = Json.object();
        stored.set("question", poll.path("question"));
        var answers = stored.putArray("answers");
        int id = 1;
        for (JsonNode answer : poll.path("answers")) {
            answers.addObject().put("answer_id", id++).set("poll_media", answer.path("poll_media"));
        }
        Duration open = Duration.ofHours(poll.path("duration").asInt(24));
        stored.put("expiry", Instant.now().plus(open).toString())
                .put("allow_multiselect", poll.path("allow_multiselect").asBoolean())
                .put("layout_type", poll.path("layout_type").asInt(1));
        stored.putObject("results").put("is_finalized", false).putArray("answer_counts");
        return stored;
    }
}
