package dev.guildhall.spi.event;

/**
 * Somebody came or went. Who subscribes to this type gets both in Discord's order, so that the last of them tells whether
 * the member is there; between two subscriptions there is no order. Needs the privileged intent "server members".
 */
public sealed interface Membership extends Event permits MemberJoined, MemberLeft {}
