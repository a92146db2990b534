-- What each workflow cost in the week and in the seven before it: one row per workflow and week with calls; NULL is nobody's.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select
        cast((6 - date_diff('day', asked.first_day, costs.usage_date)) / 7 as integer) as weeks_ago,
        costs.workflow,
        costs.calls,
        costs.list_cost_usd
    from daily_costs costs
    cross join asked
    where
        date_diff('day', asked.first_day, costs.usage_date) between -49 and 6
        and (asked.team is null or costs.team = asked.team)
)

select
    workflow,
    weeks_ago,
    cast(sum(calls) as bigint) as calls,
    cast(coalesce(sum(list_cost_usd), 0) as decimal(38, 12)) as list_cost_usd
from told
group by
    workflow,
    weeks_ago
order by
    workflow,
    weeks_ago
