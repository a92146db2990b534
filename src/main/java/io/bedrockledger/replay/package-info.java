/** Whether another model would have done: real traffic sampled, run again on candidates, and judged. */
@NullMarked
package io.bedrockledger.replay;

import org.jspecify.annotations.NullMarked;
