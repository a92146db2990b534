package io.bedrockledger.cli;

/** The entry point of the command line. */
public final class Ledger {

    private Ledger() {}

    public static void main(String[] args) {
        System.out.println("Bedrock Ledger " + args.length);
    }
}
