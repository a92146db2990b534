package io.bedrockledger.report.chart;

/** This machine cannot draw text, and so no picture. A report goes without pictures then. */
public final class NoTypefaceException extends Exception {

    private static final long serialVersionUID = 1L;

    NoTypefaceException(Throwable cause) {
        super(
                "[charts] Java draws text where fontconfig and a font of the system are installed; found neither (%s);"
                                .formatted(cause.getMessage())
                        + " install them, on Debian by apt-get install fontconfig fonts-dejavu-core; the report goes without pictures",
                cause);
    }
}
