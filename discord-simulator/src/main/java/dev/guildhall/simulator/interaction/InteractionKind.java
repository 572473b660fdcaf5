package dev.guildhall.simulator.interaction;

/** What a person did. */
public enum InteractionKind {
    COMMAND(2),
    COMPONENT(3),
    AUTOCOMPLETE(4),
    MODAL(5);

    private final int number;

    InteractionKind(int number) {
        this.number = number;
    }

    /** Discord's number. */
    public int number() {
        return number;
    }
}
