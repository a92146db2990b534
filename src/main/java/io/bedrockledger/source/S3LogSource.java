package io.bedrockledger.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Logs in a bucket. Credentials, and whatever else the settings leave open, come from the AWS SDK's default chains; the
 * SDK repeats requests that fail, and a body that is cut in mid-stream is read on from where it broke off. An off-loaded
 * body is looked up below the same bucket and prefix, unless its bucket is mapped.
 */
final class S3LogSource implements LogSource, FileTree {

    private static final String SEPARATOR = "/";
    /** More than twice the workers of any machine: a worker holds a log object open while it opens a body. */
    private static final int MAX_CONNECTIONS = 512;
    /** What S3 and the services that lend credentials call those that are over, whatever the status. */
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

    private final String location;
    private final String bucket;
    private final String prefix;
    private final S3Client client;
    private final AtomicLong requests;
    private final LogLayout layout;
    private final BodyRoots bodyRoots;

    /** The place that the settings name, through a client that this source closes and that counts nothing. */
    S3LogSource(SourceSettings settings, S3Client client) {
        this(settings, client, new AtomicLong());
    }

    private S3LogSource(SourceSettings settings, S3Client client, AtomicLong requests) {
        S3Location place = place(settings.location());
        this.location = settings.location();
        this.bucket = place.bucket();
        this.prefix = place.key().isEmpty() || place.key().endsWith(SEPARATOR) ? place.key() : place.key() + SEPARATOR;
        this.client = client;
        this.requests = requests;
        this.layout = new LogLayout(this, keyPrefix());
        this.bodyRoots = BodyRoots.of(settings);
    }

    /** The place that the settings name, through a client of its own; nothing is asked of S3 yet. */
    static S3LogSource connect(SourceSettings settings) {
        place(settings.location());
        try {
            AtomicLong requests = new AtomicLong();
            return new S3LogSource(settings, client(settings, requests), requests);
        } catch (SdkException e) {
            throw new IllegalArgumentException(
                    "[" + settings.location() + "] the way to S3 must be known; " + e.getMessage()
                            + "; set the source's region or AWS_REGION",
                    e);
        }
    }

    private static S3Location place(String location) {
        return S3Location.parse(location)
                .orElseThrow(() -> new IllegalArgumentException("[" + location
                        + "] a place on S3 must be s3://bucket or s3://bucket/prefix; the bucket's name is none;"
                        + " correct it"));
    }

    private static S3Client client(SourceSettings settings, AtomicLong requests) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(MAX_CONNECTIONS))
                .forcePathStyle(settings.pathStyle())
                // gzip carries a checksum of its own, and a stream that is read on in parts can have no other.
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        // Each transmission, since a repeated request is billed as well.
        ExecutionInterceptor counter = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                requests.incrementAndGet();
            }
        };
        builder.overrideConfiguration(configuration -> configuration.addExecutionInterceptor(counter));
        if (settings.region() != null) {
            builder.region(Region.of(settings.region()));
        }
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    /** What the key of every log object of this source begins with. */
    String keyPrefix() {
        return new S3Location(bucket, prefix).toString();
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public long requests() {
        return requests.get();
    }

    @Override
    public void list(LocalDate from, LocalDate to, Consumer<LogObject> found) throws IOException {
        layout.list(from, to, found);
    }

    @Override
    public Optional<LocalDate> newestLogDate() throws IOException {
        return layout.newestDay();
    }

    @Override
    public Optional<LocalDate> oldestLogDate() throws IOException {
        return layout.oldestDay();
    }

    @Override
    public InputStream open(LogObject object) throws IOException {
        if (!object.key().startsWith(keyPrefix())) {
            throw new IllegalArgumentException(
                    "[" + object.key() + "] a log object must be opened by its own source; this one is " + location);
        }
        String path = object.key().substring(keyPrefix().length());
        // The bytes that are counted must be the ones that were listed: receipts hold the listing's etag.
        return fetch(path, object.etag())
                .orElseThrow(() -> new FileNotFoundException("[" + object.key()
                        + "] a listed log object must be there; it has vanished since it was listed; run again"));
    }

    @Override
    public Optional<InputStream> openBody(String body) throws IOException {
        return bodyRoots.open(body, this);
    }

    @Override
    public List<String> folders(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (ListObjectsV2Response page : pages(folder)) {
            for (CommonPrefix common : page.commonPrefixes()) {
                names.add(name(
                        folder, common.prefix().substring(0, common.prefix().length() - SEPARATOR.length())));
            }
        }
        return names;
    }

    @Override
    public List<StoredFile> files(String folder) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        for (ListObjectsV2Response page : pages(folder)) {
            for (S3Object object : page.contents()) {
                files.add(new StoredFile(name(folder, object.key()), object.size(), unquoted(object.eTag())));
            }
        }
        return files;
    }

    @Override
    public boolean isAlias(String folder) {
        return false;
    }

    @Override
    public Optional<InputStream> openFile(String path) throws IOException {
        return fetch(path, null);
    }

    @Override
    public Optional<String> pathOf(S3Location object) {
        return object.bucket().equals(bucket) && object.key().startsWith(prefix)
                ? Optional.of(object.key().substring(prefix.length()))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        client.close();
        bodyRoots.close();
    }

    private String name(String folder, String key) {
        return key.substring(prefix.length() + folder.length());
    }

    private List<ListObjectsV2Response> pages(String folder) throws IOException {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(prefix + folder)
                .delimiter(SEPARATOR)
                .build();
        try {
            return client.listObjectsV2Paginator(request).stream().toList();
        } catch (SdkException e) {
            throw failure(location, "s3:ListBucket", e);
        }
    }

    private Optional<InputStream> fetch(String path, @Nullable String etag) throws IOException {
        S3Location object = new S3Location(bucket, prefix + path);
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(bucket).key(object.key());
        if (etag != null) {
            request.ifMatch('"' + etag + '"');
        }
        try {
            ResponseInputStream<GetObjectResponse> answer = client.getObject(request.build());
            String answeredEtag = answer.response().eTag();
            return Optional.of(new ResumingStream(
                    object.toString(),
                    answer.response().contentLength(),
                    part(answer),
                    position -> rest(object, position, answeredEtag)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failure(object.toString(), "s3:GetObject", e);
        }
    }

    private ResumingStream.Part rest(S3Location object, long position, String etag) throws IOException {
        try {
            return part(client.getObject(GetObjectRequest.builder()
                    .bucket(object.bucket())
                    .key(object.key())
                    .range("bytes=" + position + "-")
                    .ifMatch(etag)
                    .build()));
        } catch (SdkException e) {
            throw failure(object.toString(), "s3:GetObject", e);
        }
    }

    private static ResumingStream.Part part(ResponseInputStream<GetObjectResponse> answer) {
        return new ResumingStream.Part(answer, answer::abort);
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }

    private static IOException failure(String where, String action, SdkException cause) {
        if (EXPIRED.contains(code(cause))) {
            return new IOException(
                    "[" + where + "] credentials must be valid for the whole run; S3 answered " + answer(cause)
                            + ": they have expired; renew them, then run again",
                    cause);
        }
        String message = switch (status(cause)) {
            case 0 -> "S3 must be reachable; " + cause.getMessage() + "; check credentials, region and network";
            case 301, 400 ->
                "the bucket must be asked in its own region; S3 answered " + answer(cause)
                        + "; set the source's region";
            case 401, 403 ->
                action + " must be allowed; S3 answered " + answer(cause) + "; grant it, or use other credentials";
            case 404 -> "the bucket must be there; S3 answered " + answer(cause) + "; check its name";
            case 412 -> "an object must not change while it is read; S3 answered " + answer(cause) + "; run again";
            default -> "S3 must answer; it answered " + answer(cause) + "; run again later";
        };
        return new IOException("[" + where + "] " + message, cause);
    }

    /** The HTTP status of an answer; 0 when there was none. */
    private static int status(SdkException cause) {
        return cause instanceof AwsServiceException answered ? answered.statusCode() : 0;
    }

    private static String answer(SdkException cause) {
        String code = code(cause);
        return code.isEmpty() ? Integer.toString(status(cause)) : status(cause) + " " + code;
    }

    /** The name of an error; empty when the answer tells none. */
    private static String code(SdkException cause) {
        @Nullable
        String code = cause instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? answered.awsErrorDetails().errorCode()
                : null;
        return code == null ? "" : code;
    }
}
