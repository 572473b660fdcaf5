package dev.guildhall.core.discord;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import java.time.Instant;
import java.util.Locale;

/**
 * Who did something, where and when.
 *
 * @param permissions of the member in that channel, as Discord computed them; 0 in a private conversation
 * @param language that the person has chosen in Discord
 * @param time when Discord saw it
 */
public record Origin(Place place, Member caller, long permissions, Locale language, Instant time) {}
