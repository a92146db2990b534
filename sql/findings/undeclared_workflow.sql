-- Workflows that calls name and nobody declared: one row per workflow.
select
    workflow,
    sum(list_cost_usd) filter (where days_ago < 7) as list_cost_7d_usd,
    sum(list_cost_usd) filter (where days_ago < 28) as list_cost_28d_usd,
    cast(coalesce(sum(calls) filter (where days_ago < 7), 0) as bigint) as calls_7d,
    cast(sum(calls) filter (where days_ago < 28) as bigint) as calls_28d,
    cast(sum(unpriced_calls) filter (where days_ago < 28) as bigint) as unpriced_calls_28d,
    min(usage_date) as first_seen,
    max(usage_date) as last_seen,
    array_join(array_sort(array_agg(distinct account_id || '/' || region) filter (where days_ago < 28)), ', ') as places,
    count(distinct account_id || '/' || coalesce(principal, '')) filter (where days_ago < 28) as callers,
    count(distinct model) filter (where days_ago < 28) as models
from compliance
where state = 'UNDECLARED_WORKFLOW'
group by workflow
having count(*) filter (where days_ago < 28) > 0
