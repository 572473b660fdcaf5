package dev.guildhall.spi.message;

import dev.guildhall.spi.id.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a button, a select or a form leads to. It survives a restart, because Discord keeps it with the message: signed, so
 * that nobody can make one up, and expiring.
 *
 * @param name of the {@link dev.guildhall.spi.facet.ActionHandler} that gets it: the module's name, a dot and a word
 * @param state what the handler is to know, at most 40 bytes of UTF-8; longer state belongs in the database, and its key here
 * @param forEverybody whether anybody in the channel may use it, and not only whom the message answers. What nobody asked
 *     for, such as an announcement, answers nobody: there an action is for everybody or names who alone may use it
 * @param lifetime how long it can be used; people are told when it is over
 * @param only who alone may use it, in place of whom the message answers
 */
public record Action(String name, String state, boolean forEverybody, Duration lifetime, Optional<UserId> only) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");

    /** As long as an interaction can be answered by the person who sees the message for the first time. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    public Action {
        if (!NAME.matcher(name).matches() || name.length() > 24) {
            throw new IllegalArgumentException(
                    "action name \"" + name + "\" must be like xp.page, of at most 24 characters");
        }
        int bytes = state.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > 40) {
            throw new IllegalArgumentException("the state of action " + name + " takes " + bytes
                    + " bytes, but 40 are the most: keep it in the database");
        }
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("the lifetime of action " + name + " is " + lifetime);
        }
        if (forEverybody && only.isPresent()) {
            throw new IllegalArgumentException("action " + name + " is for everybody and for one person alone");
        }
    }

    /** For the person whom the message answers, for an hour. */
    public static Action of(String name, String state) {
        return new Action(name, state, false, DEFAULT_LIFETIME, Optional.empty());
    }

    public Action withLifetime(Duration time) {
        return new Action(name, state, forEverybody, time, only);
    }

    public Action openToEverybody() {
        return new Action(name, state, true, lifetime, Optional.empty());
    }

    /** For this person alone, whoever else sees the message. */
    public Action onlyFor(UserId person) {
        return new Action(name, state, false, lifetime, Optional.of(person));
    }

    /** The module whose handler gets it. */
    public String module() {
        return name.substring(0, name.indexOf('.'));
    }
}
