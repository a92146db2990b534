package io.bedrockledger.warehouse;

/** Sets columns of a row that is in a data file. */
@FunctionalInterface
public interface RowEdit {

    /**
     * Sets what is to change. A row that comes out as it went in is no change.
     *
     * @param row holds the columns that were asked for, and no others; the same object every time
     * @param position its place in the file, from 0
     */
    void edit(Row row, long position);
}
