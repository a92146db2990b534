package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RegionPrefixes;
import java.nio.file.Path;
import java.time.LocalDate;

/** Takes in a price list of AWS: reads it, compares it with the book and proposes what a person may accept. */
public final class PriceImport {

    /** Hears how far reading has come. */
    public interface Progress {
        /**
         * Hears it now and then.
         *
         * @param skus read so far
         * @param bytes read so far, of the inflated text
         */
        void read(long skus, long bytes);
    }

    private final PriceBook book;
    private final RegionPrefixes regions;
    private final LocalDate today;

    /**
     * An import into nothing: the book is only compared with.
     *
     * @param today the day as of which the book is compared, UTC
     */
    public PriceImport(PriceBook book, RegionPrefixes regions, LocalDate today) {
        this.book = book;
        this.regions = regions;
        this.today = today;
    }

    /**
     * Compares a list with the book, which stays as it is.
     *
     * @param place a file, or an http or https address, plain or gzip
     * @throws OfferException when the list cannot be read to its end
     */
    public PriceProposal propose(String place, Progress progress) {
        PriceComparison comparison = new PriceComparison(book, regions, today);
        OfferFile.Header header = OfferFile.read(place, comparison::add, progress);
        return comparison.proposal(header);
    }

    /**
     * Writes what may be accepted in the form of the book's own files.
     *
     * @throws OfferException when there is such a file already, or it cannot be written
     */
    public void write(PriceProposal proposal, Path file) {
        ProposalFile.write(proposal, book, file);
    }
}
