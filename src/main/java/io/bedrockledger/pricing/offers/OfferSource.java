package io.bedrockledger.pricing.offers;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/** Where a price list is: a file or an address, plain or gzip, told by its first bytes. */
final class OfferSource {

    private static final int BUFFER = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private OfferSource() {}

    /** @throws OfferException when it cannot be opened */
    static InputStream open(String place) {
        try {
            return inflated(new BufferedInputStream(raw(place), BUFFER));
        } catch (IOException e) {
            throw new OfferException(place, "a price list must be readable", told(e), "check the path or address", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OfferException(place, "reading must not be interrupted", "an interrupt", "run it again", e);
        }
    }

    private static InputStream raw(String place) throws IOException, InterruptedException {
        if (!place.startsWith("http://") && !place.startsWith("https://")) {
            return Files.newInputStream(Path.of(place));
        }
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(address(place)).timeout(PATIENCE).build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new OfferException(
                    place, "a server must answer 200", "status " + response.statusCode(), "check the address");
        }
        return response.body();
    }

    private static URI address(String place) {
        try {
            return URI.create(place);
        } catch (IllegalArgumentException e) {
            throw new OfferException(place, "an address must be a URL", "no URL", "correct it", e);
        }
    }

    private static InputStream inflated(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in, BUFFER) : in;
    }

    static String told(IOException e) {
        return e.getClass().getSimpleName();
    }

    /** Counts what was read of it. */
    static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        long bytes() {
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int found = super.read();
            bytes += found < 0 ? 0 : 1;
            return found;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            bytes += Math.max(count, 0);
            return count;
        }
    }
}
