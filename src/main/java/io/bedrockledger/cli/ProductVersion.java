package io.bedrockledger.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its jar says. */
final class ProductVersion implements IVersionProvider {

    /** The version; {@code development} when the classes do not come from a jar. */
    static String text() {
        String version = ProductVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Bedrock Ledger " + text()};
    }
}
