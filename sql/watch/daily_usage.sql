-- What the cost bridge compares: one row per usage date, workflow, team, prompt, version, price point and pricing status.
-- Writes to the cache of an unknown time are priced at the default one and stand with those.
select
    usage_date,
    workflow,
    team,
    prompt,
    prompt_version,
    model,
    region,
    route,
    service_tier,
    pricing_status,
    sum(calls) as calls,
    sum(coalesce(input_tokens, 0)) as input_tokens,
    sum(coalesce(cache_read_tokens, 0)) as cache_read_tokens,
    sum(coalesce(cache_write_tokens, 0) + coalesce(cache_write_unknown_tokens, 0)) as cache_write_tokens,
    sum(coalesce(cache_write_1h_tokens, 0)) as cache_write_1h_tokens,
    sum(coalesce(output_tokens, 0)) as output_tokens,
    sum(input_cost_usd) as input_cost_usd,
    sum(cache_read_cost_usd) as cache_read_cost_usd,
    sum(cache_write_cost_usd) as cache_write_cost_usd,
    sum(cache_write_1h_cost_usd) as cache_write_1h_cost_usd,
    sum(output_cost_usd) as output_cost_usd,
    sum(other_cost_usd) as other_cost_usd
from daily_costs
group by
    usage_date,
    workflow,
    team,
    prompt,
    prompt_version,
    model,
    region,
    route,
    service_tier,
    pricing_status
