-- What the week and the eight before it cost and how sure that is: one row per week with calls, weeks_ago is 0 for the week asked about.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select
        cast((6 - date_diff('day', asked.first_day, costs.usage_date)) / 7 as integer) as weeks_ago,
        costs.pricing_status,
        costs.calls,
        costs.list_cost_usd,
        costs.list_cost_ceiling_usd
    from daily_costs costs
    cross join asked
    where
        date_diff('day', asked.first_day, costs.usage_date) between -56 and 6
        and (asked.team is null or costs.team = asked.team)
)

select
    weeks_ago,
    cast(sum(calls) as bigint) as calls,
    cast(coalesce(sum(list_cost_usd), 0) as decimal(38, 12)) as list_cost_usd,
    cast(coalesce(sum(case when pricing_status not in ('BOUNDED', 'PARTIALLY_PRICED') then list_cost_usd end), 0) as decimal(38, 12))
        as exact_usd,
    cast(coalesce(sum(case when pricing_status in ('BOUNDED', 'PARTIALLY_PRICED') then list_cost_usd end), 0) as decimal(38, 12))
        as floor_usd,
    cast(
        coalesce(sum(case when pricing_status = 'BOUNDED' and list_cost_ceiling_usd > list_cost_usd then list_cost_ceiling_usd end), 0)
        - coalesce(sum(case when pricing_status = 'BOUNDED' and list_cost_ceiling_usd > list_cost_usd then list_cost_usd end), 0)
        as decimal(38, 12)
    ) as at_most_more_usd,
    cast(sum(case when pricing_status = 'BOUNDED' then calls else 0 end) as bigint) as bounded_calls,
    cast(sum(case when pricing_status = 'PARTIALLY_PRICED' then calls else 0 end) as bigint) as calls_without_ceiling,
    cast(sum(case when pricing_status = 'UNPRICED' then calls else 0 end) as bigint) as unpriced_calls
from told
group by weeks_ago
order by weeks_ago
