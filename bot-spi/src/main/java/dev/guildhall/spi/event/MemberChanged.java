package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;

/** A member's name or roles changed. Needs the privileged intent "server members". */
public record MemberChanged(GuildId guild, Member member) implements Event {}
