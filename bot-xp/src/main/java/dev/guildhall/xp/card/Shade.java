package dev.guildhall.xp.card;

/** Whether a picture is light on dark or dark on light. */
public enum Shade {
    DARK,
    LIGHT
}
