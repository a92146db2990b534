-- Who called for nobody that is known in the week: one row per caller, the dearest first.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select
        costs.principal,
        costs.calls,
        costs.list_cost_usd
    from daily_costs costs
    cross join asked
    where
        date_diff('day', asked.first_day, costs.usage_date) between 0 and 6
        and costs.attribution_grade = 'NONE'
)

select
    principal,
    cast(sum(calls) as bigint) as calls,
    cast(coalesce(sum(list_cost_usd), 0) as decimal(38, 12)) as list_cost_usd
from told
group by principal
order by
    list_cost_usd desc,
    principal
