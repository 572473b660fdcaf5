package dev.guildhall.xp.card;

/** Something that the {@link Studio} can draw. */
public sealed interface Picture permits RankCard, ActivityChart {}
