package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;

/** Somebody joined the guild, for the first time or again. Needs the privileged intent "server members". */
public record MemberJoined(GuildId guild, Member member) implements Membership {}
