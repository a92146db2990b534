-- The teams that spent in the week or in the one before, or own a workflow: one row per team.
with asked as (
    select date '2026-11-16' as first_day
),

told as (
    select distinct costs.team
    from daily_costs costs
    cross join asked
    where
        date_diff('day', asked.first_day, costs.usage_date) between -7 and 6
        and costs.team is not null
)

select team
from told
order by team
