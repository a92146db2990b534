/** The benchmark: a generator of realistic logs, what the nightly is compared with, and the stop watch. No test runs it. */
@NullMarked
package io.bedrockledger.bench;

import org.jspecify.annotations.NullMarked;
