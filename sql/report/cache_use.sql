-- How the prompt cache served workflows in the week, at exact costs: one row per workflow and what a price depends on.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select costs.*
    from daily_costs costs
    cross join asked
    where
        date_diff('day', asked.first_day, costs.usage_date) between 0 and 6
        and (asked.team is null or costs.team = asked.team)
        and costs.pricing_status = 'PRICED'
        and costs.workflow is not null
)

select
    workflow,
    model,
    region,
    route,
    service_tier,
    cast(sum(calls) as bigint) as calls,
    cast(coalesce(sum(input_tokens), 0) as bigint) as input_tokens,
    cast(coalesce(sum(cache_read_tokens), 0) as bigint) as cache_read_tokens,
    cast(coalesce(sum(cache_write_tokens), 0) + coalesce(sum(cache_write_1h_tokens), 0) as bigint) as cache_write_tokens,
    cast(coalesce(sum(input_cost_usd), 0) as decimal(38, 12)) as input_cost_usd,
    cast(coalesce(sum(cache_read_cost_usd), 0) as decimal(38, 12)) as cache_read_cost_usd,
    cast(coalesce(sum(cache_write_cost_usd), 0) + coalesce(sum(cache_write_1h_cost_usd), 0) as decimal(38, 12)) as cache_write_cost_usd
from told
group by
    workflow,
    model,
    region,
    route,
    service_tier
order by 1, 2, 3, 4, 5
