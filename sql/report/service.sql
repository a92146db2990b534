-- What became of the calls of each workflow in the week: one row per workflow; NULL is nobody's.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select outcomes.*
    from daily_outcomes outcomes
    cross join asked
    where
        date_diff('day', asked.first_day, outcomes.usage_date) between 0 and 6
        and (asked.team is null or outcomes.team = asked.team)
)

select
    workflow,
    cast(sum(calls) as bigint) as calls,
    cast(sum(case when outcome = 'THROTTLED' then calls else 0 end) as bigint) as throttled_calls,
    cast(sum(case when outcome = 'FAILED' then calls else 0 end) as bigint) as failed_calls,
    cast(sum(case when outcome = 'BLOCKED' then calls else 0 end) as bigint) as blocked_calls,
    cast(sum(case when outcome = 'TRUNCATED' then calls else 0 end) as bigint) as truncated_calls,
    cast(sum(repeated_calls) as bigint) as repeated_calls,
    cast(sum(retried_calls) as bigint) as retried_calls,
    cast(sum(tool_calls) as bigint) as tool_calls,
    cast(sum(case when outcome in ('THROTTLED', 'FAILED') then 0 else latency_calls end) as bigint) as latency_calls,
    cast(sum(case when outcome in ('THROTTLED', 'FAILED') then 0 else first_byte_calls end) as bigint) as first_byte_calls,
    cast(coalesce(sum(case when outcome = 'TRUNCATED' then list_cost_usd end), 0) as decimal(38, 12)) as truncated_cost_usd,
    cast(coalesce(sum(case when outcome = 'ANSWERED' then repeated_cost_usd end), 0) as decimal(38, 12)) as repeated_cost_usd
from told
group by workflow
order by workflow
