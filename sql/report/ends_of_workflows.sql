-- The first and the last day on which each workflow called in the week and the one before: one row per workflow.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select
        costs.workflow,
        costs.usage_date
    from daily_costs costs
    cross join asked
    where
        date_diff('day', asked.first_day, costs.usage_date) between -7 and 6
        and (asked.team is null or costs.team = asked.team)
        and costs.workflow is not null
)

select
    workflow,
    min(usage_date) as first_day,
    max(usage_date) as last_day
from told
group by workflow
order by workflow
