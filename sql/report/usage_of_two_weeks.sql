-- What workflows used in the week and in the one before, by what a price depends on: the bridge from week to week is made from these rows.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select
        cast((6 - date_diff('day', asked.first_day, costs.usage_date)) / 7 as integer) as weeks_ago,
        costs.*
    from daily_costs costs
    cross join asked
    where
        date_diff('day', asked.first_day, costs.usage_date) between -7 and 6
        and (asked.team is null or costs.team = asked.team)
)

select
    weeks_ago,
    workflow,
    team,
    model,
    region,
    route,
    service_tier,
    pricing_status,
    cast(sum(calls) as bigint) as calls,
    cast(coalesce(sum(input_tokens), 0) as bigint) as input_tokens,
    cast(coalesce(sum(cache_read_tokens), 0) as bigint) as cache_read_tokens,
    cast(coalesce(sum(cache_write_tokens), 0) as bigint) as cache_write_tokens,
    cast(coalesce(sum(cache_write_1h_tokens), 0) as bigint) as cache_write_1h_tokens,
    cast(coalesce(sum(cache_write_unknown_tokens), 0) as bigint) as cache_write_unknown_tokens,
    cast(coalesce(sum(output_tokens), 0) as bigint) as output_tokens,
    cast(coalesce(sum(input_cost_usd), 0) as decimal(38, 12)) as input_cost_usd,
    cast(coalesce(sum(cache_read_cost_usd), 0) as decimal(38, 12)) as cache_read_cost_usd,
    cast(coalesce(sum(cache_write_cost_usd), 0) as decimal(38, 12)) as cache_write_cost_usd,
    cast(coalesce(sum(cache_write_1h_cost_usd), 0) as decimal(38, 12)) as cache_write_1h_cost_usd,
    cast(coalesce(sum(output_cost_usd), 0) as decimal(38, 12)) as output_cost_usd,
    cast(coalesce(sum(list_cost_usd), 0) as decimal(38, 12)) as list_cost_usd
from told
group by
    weeks_ago,
    workflow,
    team,
    model,
    region,
    route,
    service_tier,
    pricing_status
order by 1, 2, 3, 4, 5, 6, 7, 8
