-- What each version of each prompt costs, one row per usage date, workflow, prompt and version; prompt is NULL where none is known.
select
    usage_date,
    workflow,
    prompt,
    prompt_version,
    cast(sum(calls) as bigint) as calls,
    cast(sum(failed_calls) as bigint) as failed_calls,
    cast(sum(blocked_calls) as bigint) as blocked_calls,
    cast(sum(input_tokens) as bigint) as input_tokens,
    cast(sum(cache_read_tokens) as bigint) as cache_read_tokens,
    cast(sum(cache_write_tokens) as bigint) as cache_write_tokens,
    cast(sum(cache_write_1h_tokens) as bigint) as cache_write_1h_tokens,
    cast(sum(cache_write_unknown_tokens) as bigint) as cache_write_unknown_tokens,
    cast(sum(output_tokens) as bigint) as output_tokens,
    sum(list_cost_usd) as list_cost_usd,
    sum(case when pricing_status = 'BOUNDED' then list_cost_ceiling_usd - list_cost_usd end) as bounded_gap_usd,
    cast(sum(case when pricing_status = 'BOUNDED' then calls else 0 end) as bigint) as bounded_calls,
    cast(sum(case when pricing_status = 'COMMITTED' then calls else 0 end) as bigint) as committed_calls,
    cast(sum(case when pricing_status in ('UNPRICED', 'PARTIALLY_PRICED') then calls else 0 end) as bigint) as unpriced_calls
from daily_costs
group by
    usage_date,
    workflow,
    prompt,
    prompt_version
