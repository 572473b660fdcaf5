package dev.guildhall.simulator.world;

/**
 * What a channel allows and denies to a role or a member.
 *
 * @param subject the id of the role or the person
 * @param member true for a person, false for a role
 */
public record Overwrite(Snowflake subject, boolean member, long allow, long deny) {}
