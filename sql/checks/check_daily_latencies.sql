-- As many calls of daily_latencies have a duration as daily_outcomes says, by what both tell, and every duration is in a class.
with counted as (
    select
        usage_date,
        account_id,
        region,
        team,
        workflow,
        environment,
        model,
        sum(latency_calls) as latency_calls,
        sum(first_byte_calls) as first_byte_calls
    from daily_outcomes
    where outcome not in ('THROTTLED', 'FAILED')
    group by 1, 2, 3, 4, 5, 6, 7
    having sum(latency_calls) + sum(first_byte_calls) > 0
),

classed as (
    select
        usage_date,
        account_id,
        region,
        team,
        workflow,
        environment,
        model,
        sum(case when measure = 'LATENCY' then calls else 0 end) as latency_calls,
        sum(case when measure = 'FIRST_BYTE' then calls else 0 end) as first_byte_calls,
        min(below_ms - from_ms) as narrowest_ms
    from daily_latencies
    group by 1, 2, 3, 4, 5, 6, 7
)

select
    coalesce(counted.usage_date, classed.usage_date) as usage_date,
    coalesce(counted.account_id, classed.account_id) as account_id,
    coalesce(counted.workflow, classed.workflow) as workflow,
    coalesce(counted.model, classed.model) as model,
    counted.latency_calls,
    classed.latency_calls as classed_latency_calls,
    counted.first_byte_calls,
    classed.first_byte_calls as classed_first_byte_calls,
    classed.narrowest_ms
from counted
full outer join classed
    on counted.usage_date = classed.usage_date
    and counted.account_id = classed.account_id
    and counted.region = classed.region
    and coalesce(counted.team, '') = coalesce(classed.team, '')
    and coalesce(counted.workflow, '') = coalesce(classed.workflow, '')
    and coalesce(counted.environment, '') = coalesce(classed.environment, '')
    and coalesce(counted.model, '') = coalesce(classed.model, '')
where
    counted.latency_calls is distinct from classed.latency_calls
    or counted.first_byte_calls is distinct from classed.first_byte_calls
    or classed.narrowest_ms < 1
