package io.bedrockledger.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes, in UTF-8.
 *
 * @param out results
 * @param err progress and what went wrong
 */
record Console(PrintStream out, PrintStream err) {

    /** The process's own, in UTF-8 whatever the locale says: a bar and a minus sign are no question marks. */
    static Console standard() {
        return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
