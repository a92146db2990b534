/** The jobs as Spring Batch runs them: order, restart, the run lock, and nothing else. */
@NullMarked
package io.bedrockledger.job;

import org.jspecify.annotations.NullMarked;
