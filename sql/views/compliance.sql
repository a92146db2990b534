-- Whether calls keep to what is declared under jobs: one row per usage date, account, region, workflow, team, environment, principal, model,
-- grade and state. Each call is in one state, the first that holds, so that their sums are those of daily_costs; days_ago counts back
-- from the newest usage date.
with looked as (
    select max(usage_date) as last_date
    from daily_costs
),

declared as (
    select
        kind,
        workflow,
        name
    from declarations
    where kind in ('WORKFLOW', 'ENVIRONMENT', 'REGION', 'MODEL')
),

limited as (
    select
        kind,
        workflow
    from declared
    group by
        kind,
        workflow
)

select
    costs.usage_date,
    date_diff('day', costs.usage_date, looked.last_date) as days_ago,
    costs.account_id,
    costs.region,
    costs.workflow,
    costs.team,
    costs.environment,
    costs.principal,
    costs.model,
    costs.attribution_grade,
    case
        when costs.workflow is null then 'UNATTRIBUTED'
        when workflows.name is null then 'UNDECLARED_WORKFLOW'
        when limited_environments.workflow is not null and costs.environment is not null and environments.name is null then 'OFF_ENVIRONMENT'
        when limited_regions.workflow is not null and regions.name is null then 'OFF_REGION'
        when limited_models.workflow is not null and models.name is null then 'OFF_MODEL'
        else 'COMPLIANT'
    end as state,
    cast(sum(costs.calls) as bigint) as calls,
    cast(sum(case when costs.pricing_status in ('UNPRICED', 'PARTIALLY_PRICED') then costs.calls else 0 end) as bigint) as unpriced_calls,
    sum(costs.list_cost_usd) as list_cost_usd
from daily_costs costs
cross join looked
left join declared workflows
    on workflows.kind = 'WORKFLOW'
    and workflows.name = costs.workflow
left join limited limited_environments
    on limited_environments.kind = 'ENVIRONMENT'
    and limited_environments.workflow = costs.workflow
left join declared environments
    on environments.kind = 'ENVIRONMENT'
    and environments.workflow = costs.workflow
    and environments.name = costs.environment
left join limited limited_regions
    on limited_regions.kind = 'REGION'
    and limited_regions.workflow = costs.workflow
left join declared regions
    on regions.kind = 'REGION'
    and regions.workflow = costs.workflow
    and regions.name = costs.region
left join limited limited_models
    on limited_models.kind = 'MODEL'
    and limited_models.workflow = costs.workflow
left join declared models
    on models.kind = 'MODEL'
    and models.workflow = costs.workflow
    and models.name = costs.model
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
