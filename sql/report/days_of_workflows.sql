-- What each workflow cost on each day up to the end of the week: one row per workflow and day, of the week and the eight before.
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
        date_diff('day', asked.first_day, costs.usage_date) between -56 and 6
        and (asked.team is null or costs.team = asked.team)
        and costs.workflow is not null
)

select
    workflow,
    usage_date,
    cast(coalesce(sum(list_cost_usd), 0) as decimal(38, 12)) as list_cost_usd,
    cast(
        coalesce(sum(list_cost_usd), 0)
        + coalesce(sum(case when list_cost_ceiling_usd > list_cost_usd then list_cost_ceiling_usd - list_cost_usd end), 0)
        as decimal(38, 12)
    ) as list_cost_ceiling_usd,
    cast(sum(case when pricing_status in ('UNPRICED', 'PARTIALLY_PRICED') then calls else 0 end) as bigint) as unbounded_calls
from told
group by
    workflow,
    usage_date
order by
    workflow,
    usage_date
