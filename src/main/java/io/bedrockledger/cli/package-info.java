/** The command line: arguments in, tables and progress out. */
@NullMarked
package io.bedrockledger.cli;

import org.jspecify.annotations.NullMarked;
