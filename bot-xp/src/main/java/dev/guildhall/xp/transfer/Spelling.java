package dev.guildhall.xp.transfer;

/**
 * How a file spells a thing of a person.
 *
 * @param means the thing
 * @param rank how surely it means that, best first: of several that a person has, the surest counts
 */
record Spelling(Names means, int rank) {

    /** An object that stands under an id. No name in a file is spelled so, because spaces are taken out of those. */
    static final String KEY = "its key";

    /** Where there is no doubt. */
    static Spelling sure(Names means) {
        return new Spelling(means, 0);
    }
}
