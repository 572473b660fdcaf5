package dev.guildhall.xp.admin;

import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.operation.Operation;
import dev.guildhall.xp.operation.Preview;
import java.util.ArrayList;
import java.util.List;

/** Says operations in a language. */
record OperationText(Texts texts) {

    /** Everybody of the server, as {@link Operation#subject}. */
    static final String SERVER = "*";

    String kind(Operation.Kind kind) {
        return texts.say("admin.kind." + kind.key());
    }

    String subject(Operation operation) {
        return operation.subject().equals(SERVER) ? texts.say("admin.server") : operation.subject();
    }

    String actor(UserId actor) {
        return actor.equals(Operation.OPERATOR) ? texts.say("admin.operator") : "<@" + actor + ">";
    }

    /** "412 members change level, 37 lose a role": what would happen, in a line. */
    String preview(Preview preview) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.say(
                "admin.preview.xp",
                "members",
                preview.members(),
                "changed",
                preview.changed(),
                "amount",
                signed(preview.amount())));
        if (preview.messages() != 0) {
            parts.add(texts.say("admin.preview.messages", "amount", signed(preview.messages())));
        }
        parts.addAll(levelsAndRoles(preview));
        return String.join(texts.say("admin.preview.and"), parts) + ".";
    }

    /** What a change of settings would do, in a sentence or two. */
    String effect(Preview preview) {
        return String.join(texts.say("admin.preview.and"), levelsAndRoles(preview)) + ". "
                + texts.say("admin.preview.follow");
    }

    /** What an import would do together with the settings of the other bot, in a sentence. */
    String adopting(Preview preview) {
        List<String> parts = levelsAndRoles(preview);
        return parts.isEmpty()
                ? texts.say("import.settings.no-effect")
                : texts.say("import.settings.effect", "effect", String.join(texts.say("admin.preview.and"), parts));
    }

    private List<String> levelsAndRoles(Preview preview) {
        List<String> parts = new ArrayList<>();
        if (preview.levels() > 0) {
            parts.add(texts.say(
                    "admin.preview.levels",
                    "members",
                    preview.levels(),
                    "rise",
                    preview.rise(),
                    "fall",
                    preview.fall()));
        }
        if (preview.loseRole() > 0) {
            parts.add(texts.say("admin.preview.lose", "members", preview.loseRole()));
        }
        if (preview.gainRole() > 0) {
            parts.add(texts.say("admin.preview.gain", "members", preview.gainRole()));
        }
        return parts;
    }

    /** What is asked before it is done. */
    String question(Operation operation) {
        return texts.say("admin.question." + operation.kind().key(), "subject", subject(operation));
    }

    /** What was done for one person, and what that person has now. */
    String done(Operation operation, long total, int level) {
        return texts.say(
                        "admin.done." + operation.kind().key(),
                        "member",
                        operation.subject(),
                        "changed",
                        Math.abs(operation.amount()),
                        "amount",
                        signed(operation.amount()),
                        "total",
                        total,
                        "level",
                        level)
                + back(operation);
    }

    /** What was moved from one person to another, and what both have now. */
    String moved(Operation operation, String from, String to, long moved, long left, long total) {
        return texts.say("admin.done.transfer", "amount", moved, "from", from, "to", to, "left", left, "total", total)
                + back(operation);
    }

    private String back(Operation operation) {
        return " " + texts.say("admin.done.back", "id", String.valueOf(operation.id()));
    }

    /** What was done, or how far it is. */
    String result(Operation operation) {
        return switch (operation.state()) {
            case PREPARED -> texts.say("admin.gone");
            case RUNNING ->
                texts.say(
                        "admin.running",
                        "id",
                        String.valueOf(operation.id()),
                        "done",
                        operation.applied(),
                        "members",
                        operation.members());
            case DONE ->
                texts.say(
                                "admin.done",
                                "kind",
                                kind(operation.kind()),
                                "subject",
                                subject(operation),
                                "changed",
                                operation.changed(),
                                "amount",
                                signed(operation.amount()))
                        + back(operation);
        };
    }

    /** A line of the history. */
    String line(Operation operation, String amount) {
        StringBuilder line = new StringBuilder(texts.say(
                "admin.history.line",
                "id",
                String.valueOf(operation.id()),
                "time",
                "<t:" + operation.at().getEpochSecond() + ":R>",
                "actor",
                actor(operation.actor()),
                "kind",
                kind(operation.kind()),
                "subject",
                subject(operation),
                "amount",
                amount,
                "members",
                operation.changed()));
        if (!operation.reason().isEmpty()) {
            line.append(" · ")
                    .append(Markdown.escape(
                            operation.reason().lines().findFirst().orElse("")));
        }
        if (operation.state() == Operation.State.RUNNING) {
            line.append(" · ").append(texts.say("admin.history.running"));
        }
        operation
                .undoneBy()
                .ifPresent(
                        by -> line.append(" · ").append(texts.say("admin.history.undone", "by", String.valueOf(by))));
        return line.toString();
    }

    /** What went from one to another. */
    String moved(long amount) {
        return texts.say("admin.amount", "sign", "", "amount", amount);
    }

    /** With its sign and the language's separators. */
    String signed(long amount) {
        return texts.say("admin.amount", "sign", amount > 0 ? "+" : amount < 0 ? "−" : "±", "amount", Math.abs(amount));
    }
}
