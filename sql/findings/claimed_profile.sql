-- Workflows that callers claim in their metadata while they call the inference profile of another one: one row per workflow and profile.
with claimed as (
    select
        named_calls.workflow,
        named_calls.profile as resource_id,
        profiles.workflow as profile_workflow,
        named_calls.usage_date,
        named_calls.days_ago,
        named_calls.account_id,
        named_calls.region,
        named_calls.principal,
        named_calls.calls,
        named_calls.unpriced_calls,
        named_calls.list_cost_usd
    from named_calls
    join declarations profiles
        on profiles.kind = 'PROFILE'
        and profiles.name = named_calls.profile
        and profiles.workflow <> named_calls.workflow
)

select
    workflow,
    resource_id,
    sum(list_cost_usd) filter (where days_ago < 7) as list_cost_7d_usd,
    sum(list_cost_usd) filter (where days_ago < 28) as list_cost_28d_usd,
    cast(coalesce(sum(calls) filter (where days_ago < 7), 0) as bigint) as calls_7d,
    cast(sum(calls) filter (where days_ago < 28) as bigint) as calls_28d,
    cast(sum(unpriced_calls) filter (where days_ago < 28) as bigint) as unpriced_calls_28d,
    min(usage_date) as first_seen,
    max(usage_date) as last_seen,
    array_join(array_sort(array_agg(distinct account_id || '/' || region) filter (where days_ago < 28)), ', ') as places,
    count(distinct account_id || '/' || coalesce(principal, '')) filter (where days_ago < 28) as callers,
    max(profile_workflow) as profile_workflow
from claimed
group by
    workflow,
    resource_id
having count(*) filter (where days_ago < 28) > 0
