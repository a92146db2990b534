-- One row per usage date and combination of the columns that are grouped by: what daily_outcomes holds. A call repeats one that did not
-- fail, or is a second try of one that did, when the same caller sent the same system text and messages less than ten minutes before.
with calls as (
    select
        usage_date,
        account_id,
        region,
        team,
        workflow,
        environment,
        model,
        case
            when
                status = 'ERROR'
                and (
                    lower(error_code) like '%throttl%'
                    or lower(error_code) like '%toomanyrequests%'
                    or lower(error_code) like '%quota%'
                    or error_code = '429'
                )
                then 'THROTTLED'
            when status = 'ERROR' then 'FAILED'
            when status in ('GUARDRAIL_INPUT_BLOCKED', 'GUARDRAIL_OUTPUT_BLOCKED') then 'BLOCKED'
            when status = 'NO_COUNTS' then 'NO_COUNTS'
            when lower(stop_reason) in ('max_tokens', 'length', 'max_length', 'content_length') then 'TRUNCATED'
            when lower(stop_reason) = 'model_context_window_exceeded' then 'TRUNCATED'
            else 'ANSWERED'
        end as outcome,
        error_code,
        lag(invoked_at) over (
            partition by usage_date, account_id, principal, system_hash, messages_hash order by invoked_at, request_id
        ) as same_before_at,
        lag(status) over (
            partition by usage_date, account_id, principal, system_hash, messages_hash order by invoked_at, request_id
        ) as same_before_status,
        invoked_at,
        messages_hash,
        case when tool_count > 0 then 1 else 0 end as has_tools,
        case when date_diff('day', usage_date, log_date) > 1 then 1 else 0 end as is_late,
        latency_ms,
        first_byte_ms,
        input_tokens,
        cache_read_tokens,
        cache_write_tokens,
        cache_write_1h_tokens,
        cache_write_unknown_tokens,
        output_tokens,
        list_cost_usd,
        list_cost_ceiling_usd
    from invocations
),

marked as (
    select
        calls.*,
        case
            when messages_hash is null or same_before_at is null then 'NONE'
            when date_diff('second', same_before_at, invoked_at) >= 600 then 'NONE'
            when same_before_status = 'ERROR' then 'FAILED'
            else 'ANSWERED'
        end as same_before
    from calls
)

select
    usage_date,
    account_id,
    region,
    team,
    workflow,
    environment,
    model,
    outcome,
    error_code,
    count(*) as calls,
    cast(count_if(same_before = 'ANSWERED') as bigint) as repeated_calls,
    cast(sum(has_tools) as bigint) as tool_calls,
    count(latency_ms) as latency_calls,
    count(first_byte_ms) as first_byte_calls,
    cast(sum(input_tokens) as bigint) as input_tokens,
    cast(sum(cache_read_tokens) as bigint) as cache_read_tokens,
    cast(
        sum(coalesce(cache_write_tokens, 0) + coalesce(cache_write_1h_tokens, 0) + coalesce(cache_write_unknown_tokens, 0)) as bigint
    ) as cache_write_tokens,
    cast(sum(output_tokens) as bigint) as output_tokens,
    cast(sum(list_cost_usd) as decimal(38, 12)) as list_cost_usd,
    cast(sum(list_cost_ceiling_usd) as decimal(38, 12)) as list_cost_ceiling_usd,
    cast(sum(case when same_before = 'ANSWERED' then list_cost_usd end) as decimal(38, 12)) as repeated_cost_usd,
    cast(sum(is_late) as bigint) as late_calls,
    cast(count_if(same_before = 'FAILED') as bigint) as retried_calls
from marked
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
