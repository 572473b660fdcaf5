package dev.guildhall.simulator.client;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** The bot that every library runs: what it answers, and what it has heard. Safe for several threads. */
final class Bot {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    /** Notes what an event said, in the words that are the same for every library. */
    void hear(String line) {
        heard.add(line);
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    boolean heard(String line) {
        return heard.contains(line);
    }

    long count(String line) {
        return heard.stream().filter(line::equals).count();
    }

    /** Options come as text; a person, a channel or a role as its name. */
    Answer command(String name, Map<String, String> options) {
        return switch (name) {
            case "ping" -> Answer.of("pong");
            case "secret" -> Answer.of("for you alone").forOneAlone();
            case "later" -> Answer.of(Answer.How.DEFERRED, "at last");
            case "later-secret" ->
                Answer.of(Answer.How.DEFERRED, "at last, alone").forOneAlone();
            case "more" -> Answer.of("first").andThen("second");
            case "gone" -> Answer.of(Answer.How.THEN_DELETED, "seen by nobody");
            case "twice" -> Answer.of(Answer.How.TWICE, "once");
            case "panel" -> Answer.of("a panel").with("button:press", "button:tell", "choice:pick", "people:who");
            case "form" -> Answer.of(Answer.How.MODAL, "A form");
            case "mute" -> Answer.of(Answer.How.NOT, "");
            default ->
                Answer.of(name + " "
                        + options.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .toList());
        };
    }

    Answer component(String id, List<String> values) {
        return switch (id) {
            case "press" -> Answer.of(Answer.How.UPDATE, "pressed");
            default -> Answer.of(id + " " + values);
        };
    }

    Answer modal(String id, String word) {
        return Answer.of(id + " said " + word).forOneAlone();
    }

    List<String> complete(String typed) {
        return Stream.of("red", "green", "grey")
                .filter(color -> color.startsWith(typed))
                .toList();
    }
}
