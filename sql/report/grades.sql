-- How it is known whose the money of the week is: one row per grade.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select
        costs.attribution_grade,
        costs.calls,
        costs.list_cost_usd
    from daily_costs costs
    cross join asked
    where
        date_diff('day', asked.first_day, costs.usage_date) between 0 and 6
        and (asked.team is null or costs.team = asked.team)
)

select
    attribution_grade,
    cast(sum(calls) as bigint) as calls,
    cast(coalesce(sum(list_cost_usd), 0) as decimal(38, 12)) as list_cost_usd
from told
group by attribution_grade
order by attribution_grade
