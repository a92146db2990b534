-- How long calls of each workflow took in the week, failed ones left out: the middle of the class that holds the percentile, which is at
-- most 3.2 % away from it; one row per workflow and measure.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

classes as (
    select
        latencies.workflow,
        latencies.measure,
        latencies.from_ms,
        latencies.below_ms,
        sum(latencies.calls) as calls
    from daily_latencies latencies
    cross join asked
    where
        date_diff('day', asked.first_day, latencies.usage_date) between 0 and 6
        and (asked.team is null or latencies.team = asked.team)
    group by 1, 2, 3, 4
),

ranked as (
    select
        workflow,
        measure,
        (from_ms + below_ms - 1) / 2 as middle_ms,
        sum(calls) over (partition by workflow, measure) as all_calls,
        sum(calls) over (partition by workflow, measure order by from_ms) as calls_up_to
    from classes
)

select
    workflow,
    measure,
    cast(max(all_calls) as bigint) as calls,
    cast(min(case when calls_up_to * 100 >= all_calls * 50 then middle_ms end) as bigint) as p50_ms,
    cast(min(case when calls_up_to * 100 >= all_calls * 95 then middle_ms end) as bigint) as p95_ms,
    cast(min(case when calls_up_to * 100 >= all_calls * 99 then middle_ms end) as bigint) as p99_ms
from ranked
group by
    workflow,
    measure
order by
    workflow,
    measure
