-- What was spent on each day of the week and the eight weeks before: one row per day, workflow, team, model and prompt.
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
)

select
    usage_date,
    workflow,
    team,
    model,
    prompt,
    cast(sum(calls) as bigint) as calls,
    cast(coalesce(sum(list_cost_usd), 0) as decimal(38, 12)) as list_cost_usd,
    cast(
        coalesce(sum(list_cost_usd), 0)
        + coalesce(sum(case when list_cost_ceiling_usd > list_cost_usd then list_cost_ceiling_usd - list_cost_usd end), 0)
        as decimal(38, 12)
    ) as list_cost_ceiling_usd,
    cast(sum(case when pricing_status in ('UNPRICED', 'PARTIALLY_PRICED') then calls else 0 end) as bigint) as unbounded_calls
from told
group by
    usage_date,
    workflow,
    team,
    model,
    prompt
order by 1, 2, 3, 4, 5
