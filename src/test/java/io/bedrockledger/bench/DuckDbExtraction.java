package io.bedrockledger.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The same columns by DuckDB's {@code read_json}, without attribution, prices, fingerprints and checks, into one Parquet
 * file with zstd. Columns are typed and given, two threads, no order kept: what its guide to performance advises.
 */
final class DuckDbExtraction {

    private static final String EXTRACTION = """
            copy (
                select
                    requestId, accountId, region, "timestamp"::timestamp as invoked_at, operation, modelId, inferenceRegion,
                    identity.arn, requestMetadata, errorCode,
                    input.inputTokenCount as input_tokens,
                    input.cacheReadInputTokenCount as cache_read_tokens,
                    input.cacheWriteInputTokenCount as cache_write_tokens,
                    output.outputTokenCount as output_tokens,
                    coalesce(body[1], body[2], body[3], body[4], body[5], body[6]) as stop_reason,
                    cast(coalesce(body[7], body[8]) as bigint) as latency_ms,
                    cast(body[9] as bigint) as first_byte_ms,
                    coalesce(body[10], body[11]) as service_tier,
                    input.inputBodyS3Path, output.outputBodyS3Path,
                    filename as log_key
                from (
                    select *, json_extract_string(output.outputBodyJson, [
                        '$.stopReason', '$.stop_reason', '$.choices[0].finish_reason', '$.finish_reason',
                        '$[#-2].delta.stop_reason', '$[#-2].choices[0].finish_reason',
                        '$.metrics.latencyMs', '$[#-1]."amazon-bedrock-invocationMetrics".invocationLatency',
                        '$[#-1]."amazon-bedrock-invocationMetrics".firstByteLatency',
                        '$.serviceTier.type', '$.service_tier']) as body
                    from read_json(
                        '%s/AWSLogs/*/BedrockModelInvocationLogs/*/*/*/*/*/*.json.gz',
                        format = 'newline_delimited',
                        compression = 'gzip',
                        filename = true,
                        columns = {
                            "timestamp": 'VARCHAR', accountId: 'VARCHAR', region: 'VARCHAR', requestId: 'VARCHAR',
                            operation: 'VARCHAR', modelId: 'VARCHAR', inferenceRegion: 'VARCHAR', errorCode: 'VARCHAR',
                            identity: 'STRUCT(arn VARCHAR)', requestMetadata: 'MAP(VARCHAR, VARCHAR)',
                            "input": 'STRUCT(inputTokenCount BIGINT, cacheReadInputTokenCount BIGINT, cacheWriteInputTokenCount BIGINT, inputBodyS3Path VARCHAR)',
                            "output": 'STRUCT(outputTokenCount BIGINT, outputBodyJson JSON, outputBodyS3Path VARCHAR)'})
                )
            ) to '%s' (format parquet, compression zstd)
            """;

    private DuckDbExtraction() {}

    /** Reads the logs below the folder that is the first argument into the file that is the second. */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = 2");
            statement.execute("set preserve_insertion_order = false");
            statement.execute(EXTRACTION.formatted(arguments[0], arguments[1]));
        }
    }

    /** Rows and sums of tokens of a file that was extracted, or of the files of {@code invocations}. */
    static String sums(Path files, boolean ours) throws SQLException {
        String cacheWrite = ours
                ? "coalesce(cache_write_tokens, 0) + coalesce(cache_write_1h_tokens, 0) + coalesce(cache_write_unknown_tokens, 0)"
                : "cache_write_tokens";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) || ' rows, tokens ' || concat_ws(' ',"
                        + " sum(input_tokens), sum(cache_read_tokens), sum(" + cacheWrite + "), sum(output_tokens))"
                        + " from read_parquet('" + files + "')")) {
            row.next();
            return row.getString(1);
        }
    }
}
