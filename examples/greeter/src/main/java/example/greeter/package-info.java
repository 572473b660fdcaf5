/**
 * An example of a module as anybody could write it: it sees {@code bot-spi} and nothing else of the platform.
 *
 * <p>One setting, {@code greeter.greeting}, and one command, {@code /greet [member]}.
 */
@NullMarked
package example.greeter;

import org.jspecify.annotations.NullMarked;
