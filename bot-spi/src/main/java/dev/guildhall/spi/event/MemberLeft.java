package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;

/** Somebody left the guild, or was removed from it. Needs the privileged intent "server members". */
public record MemberLeft(GuildId guild, UserId member) implements Membership {}
