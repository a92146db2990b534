-- What became of the calls of the week and of the one before, with what they cost. Repeated answers are those of calls that were answered.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select
        cast((6 - date_diff('day', asked.first_day, outcomes.usage_date)) / 7 as integer) as weeks_ago,
        outcomes.*
    from daily_outcomes outcomes
    cross join asked
    where
        date_diff('day', asked.first_day, outcomes.usage_date) between -7 and 6
        and (asked.team is null or outcomes.team = asked.team)
)

select
    weeks_ago,
    outcome,
    error_code,
    cast(sum(calls) as bigint) as calls,
    cast(sum(repeated_calls) as bigint) as repeated_calls,
    cast(sum(late_calls) as bigint) as late_calls,
    cast(coalesce(sum(list_cost_usd), 0) as decimal(38, 12)) as list_cost_usd,
    cast(coalesce(sum(repeated_cost_usd), 0) as decimal(38, 12)) as repeated_cost_usd
from told
group by
    weeks_ago,
    outcome,
    error_code
order by 1, 2, 3
