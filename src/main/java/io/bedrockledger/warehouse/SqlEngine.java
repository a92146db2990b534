package io.bedrockledger.warehouse;

/** Answers questions in SQL over the tables and views; reads only. */
public interface SqlEngine {

    /**
     * Runs one select statement over the tables as they are now.
     *
     * @return the rows as they come; the caller closes it
     * @throws SqlException when the engine refuses the statement or fails on it
     */
    SqlResult query(String sql);
}
