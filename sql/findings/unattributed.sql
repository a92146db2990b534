-- Callers whose calls no workflow answers for: one row per principal and account. Calls through a profile are that profile's, unless it is
-- declared for several workflows;
-- a caller all of whose calls of the last seven days are attributed has a rule meanwhile.
with through_profiles as (
    select
        usage_date,
        account_id,
        region,
        coalesce(principal, '') as principal,
        sum(calls) as calls,
        sum(unpriced_calls) as unpriced_calls
    from named_calls
    where
        workflow is null
        and profile is not null
        and profile not in (select name from declarations where kind = 'PROFILE' and workflow is null)
    group by 1, 2, 3, 4
),

daily as (
    select
        usage_date,
        days_ago,
        account_id,
        region,
        principal,
        count(distinct model) as models,
        cast(sum(case when state = 'UNATTRIBUTED' then calls else 0 end) as bigint) as nobodys_calls,
        cast(sum(case when state = 'UNATTRIBUTED' then unpriced_calls else 0 end) as bigint) as nobodys_unpriced_calls,
        sum(case when state = 'UNATTRIBUTED' then list_cost_usd end) as list_cost_usd,
        max(case when state = 'UNATTRIBUTED' then 0 else 1 end) as attributed
    from compliance
    group by
        usage_date,
        days_ago,
        account_id,
        region,
        principal
),

callers as (
    select
        daily.usage_date,
        daily.days_ago,
        daily.account_id,
        daily.region,
        daily.principal,
        daily.models,
        daily.nobodys_calls - coalesce(through_profiles.calls, 0) as calls,
        daily.nobodys_unpriced_calls - coalesce(through_profiles.unpriced_calls, 0) as unpriced_calls,
        daily.list_cost_usd,
        daily.attributed
    from daily
    left join through_profiles
        on through_profiles.usage_date = daily.usage_date
        and through_profiles.account_id = daily.account_id
        and through_profiles.region = daily.region
        and through_profiles.principal = coalesce(daily.principal, '')
)

select
    principal,
    account_id,
    sum(list_cost_usd) filter (where days_ago < 7) as list_cost_7d_usd,
    sum(list_cost_usd) filter (where days_ago < 28) as list_cost_28d_usd,
    cast(coalesce(sum(calls) filter (where days_ago < 7), 0) as bigint) as calls_7d,
    cast(sum(calls) filter (where days_ago < 28) as bigint) as calls_28d,
    cast(sum(unpriced_calls) filter (where days_ago < 28) as bigint) as unpriced_calls_28d,
    min(usage_date) filter (where calls > 0) as first_seen,
    max(usage_date) filter (where calls > 0) as last_seen,
    array_join(array_sort(array_agg(distinct account_id || '/' || region) filter (where days_ago < 28 and calls > 0)), ', ') as places,
    max(models) filter (where days_ago < 28 and calls > 0) as models_a_day
from callers
group by
    principal,
    account_id
having
    sum(calls) filter (where days_ago < 28) > 0
    and (coalesce(sum(calls) filter (where days_ago < 7), 0) > 0
        or coalesce(max(attributed) filter (where days_ago < 7), 0) = 0)
