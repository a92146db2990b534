-- One row per usage date, combination of the columns that are grouped by, measure and class of duration: what daily_latencies holds.
-- Failed calls are left out. From 32 ms on a class is at most a sixteenth of its lower end wide; below, it is one millisecond.
with times as (
    select
        usage_date,
        account_id,
        region,
        team,
        workflow,
        environment,
        model,
        latency_ms,
        first_byte_ms,
        count(*) as calls
    from invocations
    where
        status <> 'ERROR'
        and (latency_ms is not null or first_byte_ms is not null)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
),

measured as (
    select
        times.*,
        measure,
        case measure when 'LATENCY' then latency_ms else first_byte_ms end as duration_ms
    from times
    cross join (values ('FIRST_BYTE'), ('LATENCY')) as measures (measure)
),

classed as (
    select
        measured.*,
        cast(power(2, greatest(floor(log2(greatest(duration_ms, 1))) - 4, 0)) as bigint) as width_ms
    from measured
    where duration_ms is not null
)

select
    usage_date,
    account_id,
    region,
    team,
    workflow,
    environment,
    model,
    measure,
    duration_ms - mod(duration_ms, width_ms) as from_ms,
    duration_ms - mod(duration_ms, width_ms) + width_ms as below_ms,
    cast(sum(calls) as bigint) as calls
from classed
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
