package io.bedrockledger.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.TypeUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTableTest {

    @TempDir
    Path folder;

    @Test
    void invocationsHasTheColumnsOfTheContractInItsOrder() {
        assertThat(names(LedgerTable.INVOCATIONS))
                .isEqualTo(
                        "request_id, account_id, region, invoked_at, usage_date, log_date, operation, model_id, model,"
                                + " model_family, model_developer, route, resource_id, inference_region, service_tier,"
                                + " latency_mode, principal_arn, principal, session_name, workflow, attribution_rule,"
                                + " attribution_grade, team, environment, prompt, prompt_version, prompt_grade, agent_run_id,"
                                + " agent_step, request_metadata, input_tokens, cache_read_tokens, cache_write_tokens,"
                                + " cache_write_1h_tokens, cache_write_unknown_tokens, output_tokens, token_source, image_count,"
                                + " media_seconds, search_units, guardrail_units, status, stop_reason, error_code, latency_ms,"
                                + " first_byte_ms, input_cost_usd, cache_read_cost_usd, cache_write_cost_usd,"
                                + " cache_write_1h_cost_usd, output_cost_usd, other_cost_usd, list_cost_usd,"
                                + " list_cost_ceiling_usd, pricing_status, pricing_reason, rate_id, price_book_version,"
                                + " rules_version, system_hash, user_hash, messages_hash, parent_messages_hash, message_count,"
                                + " tool_count, image_input_count, system_chars, user_chars, output_chars, max_output_tokens,"
                                + " body_location, log_key, line_number, run_id, guardrail_content_units,"
                                + " guardrail_topic_units, guardrail_pii_units, guardrail_grounding_units,"
                                + " guardrail_reasoning_units, guardrail_other_units, speech_input_tokens,"
                                + " speech_output_tokens, image_output_tokens, grounded_requests, guardrail_rate_id,"
                                + " router_rate_id, registered_text, answer_hash, parent_answer_hash");
    }

    @Test
    void theSmallTablesHaveTheColumnsOfTheContractInItsOrder() {
        assertThat(names(LedgerTable.LOG_OBJECTS))
                .isEqualTo("log_key, log_date, account_id, region, size_bytes, etag, record_count, invocation_count,"
                        + " rejected_count, duplicate_count, first_invoked_at, last_invoked_at, run_id");
        assertThat(names(LedgerTable.LOG_DAYS))
                .isEqualTo("log_date, account_id, region, listing_fingerprint, price_book_version, rules_version,"
                        + " code_version, run_id, prompts_version");
        assertThat(names(LedgerTable.REJECTED_RECORDS))
                .isEqualTo("log_key, line_number, log_date, account_id, region, reason, rule, detail, run_id");
        assertThat(names(LedgerTable.DUPLICATE_RECORDS))
                .isEqualTo("request_id, account_id, region, log_date, log_key, line_number, token_source, run_id");
        assertThat(names(LedgerTable.RUNS))
                .isEqualTo("run_id, job, state, started_at, ended_at, data_up_to, log_days, objects, records, bytes,"
                        + " requests, product_version, contract_version, price_book_version, rules_version, window_from,"
                        + " window_to, upkeep");
    }

    @Test
    void dailyCostsHasTheGrainOfTheContractThenEveryMeasure() {
        assertThat(names(LedgerTable.DAILY_COSTS))
                .isEqualTo("usage_date, account_id, region, model, route, service_tier, workflow, team, environment,"
                        + " principal, prompt, prompt_version, attribution_grade, pricing_status, calls, failed_calls,"
                        + " blocked_calls, input_tokens, cache_read_tokens, cache_write_tokens, cache_write_1h_tokens,"
                        + " cache_write_unknown_tokens, output_tokens, input_cost_usd, cache_read_cost_usd,"
                        + " cache_write_cost_usd, cache_write_1h_cost_usd, output_cost_usd, other_cost_usd,"
                        + " list_cost_usd, list_cost_ceiling_usd");
    }

    @Test
    void dailyPromptsHasItsGrainThenEveryMeasure() {
        assertThat(names(LedgerTable.DAILY_PROMPTS))
                .isEqualTo("usage_date, account_id, region, principal, team, workflow, environment, prompt,"
                        + " prompt_version, prompt_grade, system_hash, system_texts, system_chars, calls, priced_calls,"
                        + " unpriced_calls, list_cost_usd, input_tokens, cache_read_tokens, cache_write_tokens,"
                        + " cache_write_1h_tokens, cache_write_unknown_tokens, output_tokens, first_at, last_at");
    }

    @Test
    void theRollUpsOfServiceHaveTheirGrainThenEveryMeasure() {
        assertThat(names(LedgerTable.DAILY_OUTCOMES))
                .isEqualTo("usage_date, account_id, region, team, workflow, environment, model, outcome, error_code,"
                        + " calls, repeated_calls, tool_calls, latency_calls, first_byte_calls, input_tokens,"
                        + " cache_read_tokens, cache_write_tokens, output_tokens, list_cost_usd,"
                        + " list_cost_ceiling_usd, repeated_cost_usd, late_calls, retried_calls");
        assertThat(names(LedgerTable.DAILY_LATENCIES))
                .isEqualTo("usage_date, account_id, region, team, workflow, environment, model, measure, from_ms,"
                        + " below_ms, calls");
    }

    @Test
    void theTablesOfPricesHaveTheColumnsOfTheContractInItsOrder() {
        assertThat(names(LedgerTable.DAILY_COST_LEGS))
                .isEqualTo(
                        "usage_date, account_id, region, resource_id, model, leg, route,"
                                + " service_tier, latency_mode, context_band, rate_id, usage_type, quantity, unit, unit_price_usd, list_cost_usd");
        assertThat(names(LedgerTable.PRICES))
                .isEqualTo("rate_id, leg, context_over_tokens, model, model_family, model_developer, route, region,"
                        + " service_tier, latency_mode, unit, unit_size, price_usd, unit_price_usd, valid_from, valid_until, recorded,"
                        + " superseded_by, source, checked, quarantine_reason");
        assertThat(names(LedgerTable.REPRICINGS))
                .startsWith("request_id, account_id, region, log_date, usage_date, from_price_book_version,")
                .endsWith("to_list_cost_usd, to_list_cost_ceiling_usd, run_id, repriced_at");
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldIdIsGivenOnce(LedgerTable table) {
        List<Integer> ids =
                List.copyOf(TypeUtil.indexById(table.schema().asStruct()).keySet());

        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(table.columns())
                .allSatisfy(column -> assertThat(
                                table.schema().findField(column.fieldId()).name())
                        .isEqualTo(column.columnName()));
    }

    /** Iceberg numbers the fields of a new table itself; ours are written in the code because they must not move. */
    @ParameterizedTest
    @EnumSource
    void aNewTableKeepsIdsTypesAndPartition(LedgerTable definition) {
        try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(folder))) {
            Table table = warehouse.table(definition);

            assertThat(table.schema().asStruct()).isEqualTo(definition.schema().asStruct());
            assertThat(table.spec().fields().stream()
                            .map(f -> f.name() + ":" + f.transform())
                            .toList())
                    .isEqualTo(definition.partition().map(c -> c.columnName() + ":identity").stream()
                            .toList());
            assertThat(table.properties()).containsAllEntriesOf(withoutVersion(definition));
        }
    }

    private static java.util.Map<String, String> withoutVersion(LedgerTable definition) {
        java.util.Map<String, String> properties = definition.properties();
        properties.remove("format-version");
        return properties;
    }

    private static String names(LedgerTable table) {
        return table.columns().stream().map(Column::columnName).collect(Collectors.joining(", "));
    }
}
