package io.bedrockledger.warehouse;

/** Upkeep was asked to stop and did, between two commits. */
final class UpkeepStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
