package io.bedrockledger.testing;

import java.net.URI;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server inside the JVM, on a free port, its objects in memory. Buckets are named in the path. */
public final class S3Server implements AutoCloseable {

    /** The region that clients of the server are to name. */
    public static final String REGION = "us-east-1";

    private static final AwsBasicCredentials CREDENTIALS = AwsBasicCredentials.create("ledger-key", "ledger-secret");

    private final S3Proxy proxy;
    private final S3Client client;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
        this.client = clientOf(endpoint());
    }

    /** Starts a server. */
    public static S3Server start() {
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new TransientNio2BlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4, CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey())
                .stopTimeout(0)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("[127.0.0.1] the S3 server must start; it did not", e);
        }
        return new S3Server(proxy);
    }

    /** The server that all tests share, started by who asks first; it ends with the JVM. Buckets are a test's own. */
    public static S3Server running() {
        return Holder.RUNNING;
    }

    private static final class Holder {
        static final S3Server RUNNING = start();
    }

    /** What Iceberg's S3FileIO must know to reach it. */
    public Map<String, String> fileIoProperties() {
        return Map.of(
                "io-impl",
                "org.apache.iceberg.aws.s3.S3FileIO",
                "s3.endpoint",
                endpoint().toString(),
                "s3.path-style-access",
                "true",
                "s3.access-key-id",
                CREDENTIALS.accessKeyId(),
                "s3.secret-access-key",
                CREDENTIALS.secretAccessKey(),
                "client.region",
                REGION);
    }

    /** Where the server listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    /** What the server lets in. */
    public AwsBasicCredentials credentials() {
        return CREDENTIALS;
    }

    /** A client of this server, closed with it. */
    public S3Client client() {
        return client;
    }

    /** A client with this server's credentials that goes through another endpoint; the caller closes it. */
    public S3Client clientOf(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder().expectContinueEnabled(false))
                .build();
    }

    /** Makes a bucket. */
    public void createBucket(String bucket) {
        client.createBucket(request -> request.bucket(bucket));
    }

    /** Stores an object. */
    public void put(String bucket, String key, byte[] content) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    @Override
    public void close() {
        client.close();
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("[" + endpoint() + "] the S3 server must stop; it did not", e);
        }
    }
}
