package dev.guildhall.core.access;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What administrators decided about a command.
 *
 * @param subject a command's path such as {@code xp add}, which stands for what is below it too, or {@code module:} and a
 *     module's name
 */
public sealed interface CommandRule {

    String subject();

    /** Nobody can use it. */
    record Off(String subject) implements CommandRule {}

    /** What is off until somebody switches it on is on. */
    record On(String subject) implements CommandRule {}

    /** Those with the role may use it, or may not. */
    record ForRole(String subject, boolean allowed, RoleId role) implements CommandRule {}

    /** It may be used in the channel, and in all that lies in it, or may not. */
    record ForChannel(String subject, boolean allowed, ChannelId channel) implements CommandRule {}

    /** What a module's commands are called as one. */
    static String ofModule(String module) {
        return "module:" + module;
    }

    /** What rules may name about a command, the most particular first: {@code xp add}, {@code xp}, {@code module:xp}. */
    static List<String> subjects(String module, String path) {
        List<String> subjects = new ArrayList<>();
        String left = path;
        while (!left.isEmpty()) {
            subjects.add(left);
            left = left.contains(" ") ? left.substring(0, left.lastIndexOf(' ')) : "";
        }
        subjects.add(ofModule(module));
        return subjects;
    }

    /** The module, where a subject is one. */
    static Optional<String> module(String subject) {
        return subject.startsWith("module:") ? Optional.of(subject.substring("module:".length())) : Optional.empty();
    }
}
