-- Workflows that are declared and have not called for 28 days: one row per workflow, with the calls of the 28 days up to its last one. Only
-- when the tables reach so far back, and calls still come from the places where it was last seen.
with spans as (
    select date_diff('day', min(usage_date), max(usage_date)) as days
    from daily_costs
),

declared as (
    select
        name as workflow
    from declarations
    where kind = 'WORKFLOW'
),

last_calls as (
    select
        workflow,
        min(days_ago) as days_ago
    from compliance
    where workflow is not null
    group by workflow
),

last_places as (
    select
        account_id,
        region,
        min(days_ago) as days_ago
    from compliance
    group by
        account_id,
        region
),

called as (
    select
        compliance.workflow,
        compliance.usage_date,
        compliance.account_id,
        compliance.region,
        compliance.calls,
        compliance.unpriced_calls,
        compliance.list_cost_usd,
        last_places.days_ago as place_days_ago
    from compliance
    join last_calls
        on last_calls.workflow = compliance.workflow
        and compliance.days_ago < last_calls.days_ago + 28
    join last_places
        on last_places.account_id = compliance.account_id
        and last_places.region = compliance.region
)

select
    declared.workflow,
    cast(null as decimal(38, 12)) as list_cost_7d_usd,
    sum(called.list_cost_usd) as list_cost_28d_usd,
    cast(0 as bigint) as calls_7d,
    cast(coalesce(sum(called.calls), 0) as bigint) as calls_28d,
    cast(coalesce(sum(called.unpriced_calls), 0) as bigint) as unpriced_calls_28d,
    min(called.usage_date) as first_seen,
    max(called.usage_date) as last_seen,
    array_join(array_sort(array_agg(distinct called.account_id || '/' || called.region)), ', ') as places
from declared
cross join spans
left join last_calls
    on last_calls.workflow = declared.workflow
left join called
    on called.workflow = declared.workflow
where
    spans.days >= 27
    and coalesce(last_calls.days_ago, 28) >= 28
group by declared.workflow
having coalesce(max(called.place_days_ago), 0) < 7
