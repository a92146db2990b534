-- Callers that say in their metadata to be a workflow which others usually are: one row per workflow, principal and account. Usual is who
-- called it more than 28 days ago and makes a fifth of its calls at least. A role of one name in two accounts is one caller: that is how staging
-- and production are told apart.
with callers as (
    select
        workflow,
        principal,
        max(days_ago) as first_days_ago,
        coalesce(sum(calls) filter (where days_ago < 28), 0) as calls
    from compliance
    where
        principal is not null
        and state not in ('UNATTRIBUTED', 'UNDECLARED_WORKFLOW', 'OFF_ENVIRONMENT')
    group by
        workflow,
        principal
),

workflows as (
    select
        workflow,
        sum(calls) as calls
    from callers
    group by workflow
),

usual as (
    select
        callers.workflow,
        callers.principal
    from callers
    join workflows
        on workflows.workflow = callers.workflow
    where
        callers.first_days_ago >= 28
        and callers.calls > 0
        and callers.calls * 5 >= workflows.calls
),

owners as (
    select
        workflow,
        array_join(array_sort(array_agg(principal)), ', ') as usual_callers
    from usual
    group by workflow
)

select
    compliance.workflow,
    compliance.principal,
    compliance.account_id,
    sum(compliance.list_cost_usd) filter (where days_ago < 7) as list_cost_7d_usd,
    sum(compliance.list_cost_usd) filter (where days_ago < 28) as list_cost_28d_usd,
    cast(coalesce(sum(compliance.calls) filter (where days_ago < 7), 0) as bigint) as calls_7d,
    cast(sum(compliance.calls) filter (where days_ago < 28) as bigint) as calls_28d,
    cast(sum(compliance.unpriced_calls) filter (where days_ago < 28) as bigint) as unpriced_calls_28d,
    min(compliance.usage_date) as first_seen,
    max(compliance.usage_date) as last_seen,
    array_join(array_sort(array_agg(distinct compliance.account_id || '/' || compliance.region) filter (where days_ago < 28)), ', ') as places,
    max(owners.usual_callers) as usual_callers
from compliance
join owners
    on owners.workflow = compliance.workflow
left join usual
    on usual.workflow = compliance.workflow
    and usual.principal = compliance.principal
where
    compliance.attribution_grade = 'METADATA'
    and compliance.principal is not null
    and compliance.state not in ('UNDECLARED_WORKFLOW', 'OFF_ENVIRONMENT')
    and usual.principal is null
group by
    compliance.workflow,
    compliance.principal,
    compliance.account_id
having count(*) filter (where days_ago < 28) > 0
