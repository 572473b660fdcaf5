package dev.guildhall.spi.facet;

import java.util.List;

/** Something about the stored data that must hold; asked by {@code ./guildhall verify}. Changes nothing. */
public non-sealed interface Check extends Facet {

    /** What must hold, as a short sentence: "Totals are the sums of the ledger". */
    String rule();

    /** Where it does not, with names and values and the remedy; empty where it holds. At most a hundred. */
    List<String> violations();
}
