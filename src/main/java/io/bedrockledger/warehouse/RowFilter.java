package io.bedrockledger.warehouse;

/** Decides by a row's place whether it is kept. */
@FunctionalInterface
public interface RowFilter {

    /**
     * Tells whether a row is kept.
     *
     * @param logKey the object that the row came from
     * @param lineNumber its line, from 1; 0 in a table whose rows have none
     */
    boolean keeps(String logKey, long lineNumber);
}
