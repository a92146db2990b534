package io.bedrockledger.samples;

import java.util.List;

/** A part of the traffic, told from first day to last. */
interface Story {

    List<Sample> tell();
}
