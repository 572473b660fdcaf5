package dev.guildhall.xp.transfer;

/** Gets what a reader finds, in the order of the file, on the thread that reads. */
public interface Intake {

    void person(Person person);

    void bad(BadRow row);

    void suggestion(Suggestion suggestion);

    /** Somebody's XP in another guild, in a file of several: left out. */
    void foreign();
}
