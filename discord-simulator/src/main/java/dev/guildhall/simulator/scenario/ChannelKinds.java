package dev.guildhall.simulator.scenario;

import dev.guildhall.simulator.world.Channel;
import java.util.Map;

/** The words that a scenario has for Discord's numbers of channel types. */
final class ChannelKinds {
    private static final Map<String, Integer> NUMBERS = Map.of(
            "text", Channel.TEXT,
            "voice", Channel.VOICE,
            "category", Channel.CATEGORY,
            "announcement", Channel.ANNOUNCEMENT,
            "stage", Channel.STAGE,
            "forum", Channel.FORUM,
            "media", Channel.MEDIA,
            "public-thread", Channel.PUBLIC_THREAD,
            "private-thread", Channel.PRIVATE_THREAD,
            "announcement-thread", Channel.ANNOUNCEMENT_THREAD);

    private ChannelKinds() {}

    static int number(String word) {
        return NUMBERS.getOrDefault(word, Channel.TEXT);
    }

    static String word(int number) {
        return NUMBERS.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("text");
    }
}
