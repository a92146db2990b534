package io.bedrockledger.source;

import static io.bedrockledger.source.LogTreeFixture.ACCOUNT;
import static io.bedrockledger.source.LogTreeFixture.DAY;
import static io.bedrockledger.source.LogTreeFixture.FIRST;
import static io.bedrockledger.source.LogTreeFixture.LAST;
import static io.bedrockledger.source.LogTreeFixture.bytes;
import static io.bedrockledger.source.LogTreeFixture.hour;
import static io.bedrockledger.source.LogTreeFixture.keys;
import static io.bedrockledger.source.LogTreeFixture.list;
import static io.bedrockledger.source.LogTreeFixture.log;
import static io.bedrockledger.source.LogTreeFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.bedrockledger.testing.CuttingRelay;
import io.bedrockledger.testing.S3Server;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

class S3LogSourceTest {

    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static final S3Server SERVER = S3Server.start();

    private String bucket = "";

    @BeforeAll
    static void letTheDefaultChainFindTheCredentials() {
        System.setProperty("aws.accessKeyId", SERVER.credentials().accessKeyId());
        System.setProperty("aws.secretAccessKey", SERVER.credentials().secretAccessKey());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void makeBucket() {
        bucket = "source-" + BUCKETS.incrementAndGet();
        SERVER.createBucket(bucket);
    }

    @Test
    void everyRequestIsCounted() throws IOException {
        SERVER.put(bucket, log(DAY), bytes("body"));

        try (LogSource source = source("s3://" + bucket)) {
            assertThat(source.requests()).isZero();
            LogObject found = list(source, DAY, DAY).get(0);
            long listed = source.requests();
            assertThat(listed).isPositive();
            source.open(found).close();
            assertThat(source.requests()).isEqualTo(listed + 1);
        }
    }

    @Test
    void aLogObjectTellsWhatItsKeyAndItsListingTell() throws IOException {
        SERVER.put(bucket, "bedrock/" + log(DAY), bytes("seven b"));

        try (LogSource source = source("s3://" + bucket + "/bedrock")) {
            LogObject found = list(source, DAY, DAY).get(0);
            String key = "s3://" + bucket + "/bedrock/" + log(DAY);
            assertThat(found).isEqualTo(new LogObject(key, ACCOUNT, "us-east-1", DAY, 7, found.etag()));
            assertThat(found.etag()).matches("[0-9a-f]{32}");
            assertThat(text(source.open(found))).isEqualTo("seven b");
        }
    }

    @Test
    void everythingIsFoundFromTheBucketOnToo() throws IOException {
        SERVER.put(bucket, "bedrock/prod/" + log(DAY), bytes("x"));
        SERVER.put(bucket, "unrelated/file", bytes("x"));

        try (LogSource source = source("s3://" + bucket)) {
            assertThat(keys(source, FIRST, LAST)).containsExactly("s3://" + bucket + "/bedrock/prod/" + log(DAY));
        }
    }

    @Test
    void everyPageOfALongListingIsRead() throws IOException {
        String hour = hour("us-east-1", DAY, 7);
        for (int object = 0; object < 1_005; object++) {
            SERVER.put(bucket, hour + "%04d.json.gz".formatted(object), bytes("x"));
        }

        try (LogSource source = source("s3://" + bucket)) {
            assertThat(keys(source, DAY, DAY)).hasSize(1_005).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void onlyTheFoldersOfTheWindowAreListedAndNeverTheBodies() throws IOException {
        for (int day = 0; day < 4; day++) {
            SERVER.put(bucket, log(DAY.plusDays(day)), bytes("x"));
            SERVER.put(bucket, hour("us-east-1", DAY.plusDays(day), 7) + "data/1_input.json.gz", bytes("x"));
        }
        SERVER.put(bucket, log(DAY.plusMonths(1)), bytes("x"));
        Listings listings = new Listings();

        try (LogSource source = new S3LogSource(settings("s3://" + bucket), watched(listings))) {
            assertThat(keys(source, DAY, DAY.plusDays(1))).hasSize(2);
        }
        String region = "AWSLogs/" + ACCOUNT + "/BedrockModelInvocationLogs/us-east-1/";
        assertThat(listings.prefixes)
                .containsExactly(
                        "",
                        "AWSLogs/",
                        "AWSLogs/" + ACCOUNT + "/BedrockModelInvocationLogs/",
                        region,
                        region + "2025/",
                        region + "2025/11/",
                        region + "2025/11/03/",
                        region + "2025/11/03/07/",
                        region + "2025/11/04/",
                        region + "2025/11/04/07/");
    }

    @Test
    void keysWithUnusualCharactersAreKeptAsTheyAre() throws IOException {
        String key = hour("us-east-1", DAY, 7) + "a b+c%41&ü.json.gz";
        SERVER.put(bucket, key, bytes("x"));

        try (LogSource source = source("s3://" + bucket)) {
            LogObject found = list(source, DAY, DAY).get(0);
            assertThat(found.key()).isEqualTo("s3://" + bucket + "/" + key);
            assertThat(text(source.open(found))).isEqualTo("x");
        }
    }

    @Test
    void storedBytesArriveCompressedWhateverTheirContentEncoding() throws IOException {
        SERVER.client()
                .putObject(
                        request -> request.bucket(bucket).key(log(DAY)).contentEncoding("gzip"),
                        RequestBody.fromString("raw"));

        try (LogSource source = source("s3://" + bucket)) {
            assertThat(text(source.open(list(source, DAY, DAY).get(0)))).isEqualTo("raw");
        }
    }

    @Test
    void newestAndOldestDayAreThoseThatHoldALogObject() throws IOException {
        SERVER.put(bucket, log(DAY), bytes("x"));
        SERVER.put(bucket, log(DAY.plusMonths(3)), bytes("x"));
        SERVER.put(bucket, log(DAY.plusMonths(4)), bytes(""));

        try (LogSource source = source("s3://" + bucket)) {
            assertThat(source.newestLogDate()).contains(DAY.plusMonths(3));
            assertThat(source.oldestLogDate()).contains(DAY);
        }
    }

    @Test
    void aBucketWithoutLogsHasNone() throws IOException {
        try (LogSource source = source("s3://" + bucket + "/nothing/here")) {
            assertThat(keys(source, FIRST, LAST)).isEmpty();
            assertThat(source.newestLogDate()).isEmpty();
        }
    }

    @Test
    void anObjectThatVanishedSinceItsListingIsSaid() throws IOException {
        SERVER.put(bucket, log(DAY), bytes("x"));

        try (LogSource source = source("s3://" + bucket)) {
            LogObject found = list(source, DAY, DAY).get(0);
            SERVER.client().deleteObject(request -> request.bucket(bucket).key(log(DAY)));

            assertThatThrownBy(() -> source.open(found))
                    .isInstanceOf(FileNotFoundException.class)
                    .hasMessage("[" + found.key() + "] a listed log object must be there;"
                            + " it has vanished since it was listed; run again");
        }
    }

    @Test
    void anObjectThatChangedSinceItsListingIsNotRead() throws IOException {
        SERVER.put(bucket, log(DAY), bytes("x"));

        try (LogSource source = source("s3://" + bucket)) {
            LogObject found = list(source, DAY, DAY).get(0);
            SERVER.put(bucket, log(DAY), bytes("y"));

            assertThatThrownBy(() -> source.open(found))
                    .isInstanceOf(IOException.class)
                    .hasMessage("[" + found.key() + "] an object must not change while it is read;"
                            + " S3 answered 412 PreconditionFailed; run again");
        }
    }

    @Test
    void aBucketThatIsNotThereIsSaid() throws IOException {
        try (LogSource source = source("s3://no-such-bucket/bedrock")) {
            assertThatThrownBy(() -> list(source, FIRST, LAST))
                    .isInstanceOf(IOException.class)
                    .hasMessage("[s3://no-such-bucket/bedrock] the bucket must be there;"
                            + " S3 answered 404 NoSuchBucket; check its name");
        }
    }

    @Test
    void credentialsThatAreNotLetInAreSaid() throws IOException {
        S3Client stranger = S3Client.builder()
                .endpointOverride(SERVER.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("ledger-key", "wrong")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();

        try (LogSource source = new S3LogSource(settings("s3://" + bucket), stranger)) {
            assertThatThrownBy(() -> list(source, FIRST, LAST))
                    .isInstanceOf(IOException.class)
                    .hasMessage("[s3://" + bucket + "] s3:ListBucket must be allowed;"
                            + " S3 answered 403 SignatureDoesNotMatch; grant it, or use other credentials");
        }
    }

    /** S3 says it by 400, some that lend credentials by 403. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void credentialsThatHaveExpiredAreToBeRenewed(int status) throws IOException {
        byte[] answer = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>ExpiredToken</Code>"
                        + "<Message>The provided token has expired.</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

        try (LogSource source = new S3LogSource(settings("s3://" + bucket), SERVER.clientOf(endpoint))) {
            assertThatThrownBy(() -> list(source, FIRST, LAST))
                    .isInstanceOf(IOException.class)
                    .hasMessage("[s3://" + bucket + "] credentials must be valid for the whole run; S3 answered "
                            + status + " ExpiredToken: they have expired; renew them, then run again");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatIsNotThereIsSaid() throws IOException {
        SourceSettings settings = new SourceSettings(
                "s3://" + bucket, null, S3Server.REGION, URI.create("http://127.0.0.1:1"), true, Map.of());

        try (LogSource source = LogSources.open(List.of(settings))) {
            assertThatThrownBy(() -> list(source, FIRST, LAST))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("[s3://" + bucket + "] S3 must be reachable; ")
                    .hasMessageEndingWith("; check credentials, region and network");
        }
    }

    @Test
    void aPlaceThatNamesNoBucketIsRefused() {
        assertThatThrownBy(() -> LogSources.open(List.of(SourceSettings.at("s3:///bedrock"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[s3:///bedrock] a place on S3 must be s3://bucket or s3://bucket/prefix;"
                        + " the bucket's name is none; correct it");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aBodyThatIsCutInMidStreamIsReadOnFromThere(int cuts) throws IOException {
        byte[] content = new byte[600_000];
        new Random(7).nextBytes(content);
        SERVER.put(bucket, log(DAY), content);

        try (CuttingRelay relay = CuttingRelay.start(SERVER.endpoint(), cuts, 150_000);
                LogSource source = new S3LogSource(settings("s3://" + bucket), SERVER.clientOf(relay.endpoint()));
                LogSource direct = source("s3://" + bucket)) {
            LogObject found = list(direct, DAY, DAY).get(0);
            try (InputStream stream = source.open(found)) {
                assertThat(stream.readAllBytes()).isEqualTo(content);
            }
            assertThat(relay.cuts()).isEqualTo(cuts);
        }
    }

    @Test
    void aBodyThatChangesWhileItIsReadIsNotJoined() throws IOException {
        SERVER.put(bucket, log(DAY), new byte[600_000]);

        try (CuttingRelay relay = CuttingRelay.start(SERVER.endpoint(), 1, 150_000);
                LogSource source = new S3LogSource(settings("s3://" + bucket), SERVER.clientOf(relay.endpoint()));
                LogSource direct = source("s3://" + bucket)) {
            LogObject found = list(direct, DAY, DAY).get(0);
            try (InputStream stream = source.open(found)) {
                byte[] other = new byte[600_000];
                other[599_999] = 1;
                SERVER.put(bucket, log(DAY), other);

                assertThatThrownBy(stream::readAllBytes)
                        .isInstanceOf(IOException.class)
                        .hasMessage("[" + found.key() + "] an object must not change while it is read;"
                                + " S3 answered 412 PreconditionFailed; run again");
            }
        }
    }

    @Test
    void aStreamMayBeClosedBeforeItsEnd() throws IOException {
        SERVER.put(bucket, log(DAY), new byte[600_000]);

        try (LogSource source = source("s3://" + bucket)) {
            LogObject found = list(source, DAY, DAY).get(0);
            for (int turn = 0; turn < 200; turn++) {
                try (InputStream stream = source.open(found)) {
                    assertThat(stream.read()).isZero();
                }
            }
        }
    }

    @Test
    void aBodyIsLookedUpInTheSourcesOwnBucketAndPrefixOnly() throws IOException {
        String other = bucket + "-other";
        SERVER.createBucket(other);
        SERVER.put(bucket, "bedrock/data/1_input.json.gz", bytes("body"));
        SERVER.put(bucket, "private/1_input.json.gz", bytes("secret"));
        SERVER.put(other, "bedrock/data/1_input.json.gz", bytes("secret"));

        try (LogSource source = source("s3://" + bucket + "/bedrock")) {
            assertThat(source.openBody("s3://" + bucket + "/bedrock/data/1_input.json.gz"))
                    .hasValueSatisfying(body -> assertThat(body).hasContent("body"));
            assertThat(source.openBody("s3://" + bucket + "/bedrock/data/absent.json.gz"))
                    .isEmpty();
            assertThat(source.openBody("s3://" + bucket + "/private/1_input.json.gz"))
                    .isEmpty();
            assertThat(source.openBody("s3://" + bucket + "/bedrock/../private/1_input.json.gz"))
                    .isEmpty();
            assertThat(source.openBody("s3://" + other + "/bedrock/data/1_input.json.gz"))
                    .isEmpty();
        }
    }

    @Test
    void aMappedBucketsBodyIsLookedUpBelowItsRoot() throws IOException {
        String large = bucket + "-large";
        SERVER.createBucket(large);
        SERVER.put(large, "copied/data/1_input.json.gz", bytes("body"));
        SourceSettings settings = new SourceSettings(
                "s3://" + bucket,
                null,
                S3Server.REGION,
                SERVER.endpoint(),
                true,
                Map.of("bodies-of-old", "s3://" + large + "/copied"));

        try (LogSource source = LogSources.open(List.of(settings))) {
            assertThat(source.openBody("s3://bodies-of-old/data/1_input.json.gz"))
                    .hasValueSatisfying(body -> assertThat(body).hasContent("body"));
            assertThat(source.openBody("s3://" + large + "/copied/data/1_input.json.gz"))
                    .isEmpty();
        }
    }

    private static SourceSettings settings(String location) {
        return new SourceSettings(location, null, S3Server.REGION, SERVER.endpoint(), true, Map.of());
    }

    private static LogSource source(String location) {
        return LogSources.open(List.of(settings(location)));
    }

    private static S3Client watched(ExecutionInterceptor interceptor) {
        return S3Client.builder()
                .endpointOverride(SERVER.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(SERVER.credentials()))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
                .build();
    }

    /** What has been listed, in order. */
    private static final class Listings implements ExecutionInterceptor {

        private final List<String> prefixes = new ArrayList<>();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof ListObjectsV2Request request) {
                prefixes.add(request.prefix());
            }
        }
    }
}
