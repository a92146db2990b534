-- Teams that calls name and nobody declared, where somebody declared one: one row per team.
select
    team,
    sum(list_cost_usd) filter (where days_ago < 7) as list_cost_7d_usd,
    sum(list_cost_usd) filter (where days_ago < 28) as list_cost_28d_usd,
    cast(coalesce(sum(calls) filter (where days_ago < 7), 0) as bigint) as calls_7d,
    cast(sum(calls) filter (where days_ago < 28) as bigint) as calls_28d,
    cast(sum(unpriced_calls) filter (where days_ago < 28) as bigint) as unpriced_calls_28d,
    min(usage_date) as first_seen,
    max(usage_date) as last_seen,
    array_join(array_sort(array_agg(distinct account_id || '/' || region) filter (where days_ago < 28)), ', ') as places,
    count(distinct account_id || '/' || coalesce(principal, '')) filter (where days_ago < 28) as callers
from compliance
where
    team is not null
    and team not in (select team from declarations where team is not null)
    and exists (select 1 from declarations where team is not null)
group by team
having count(*) filter (where days_ago < 28) > 0
