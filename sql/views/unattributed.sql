-- Who calls without a workflow, and what it costs: one row per usage date, account, region, principal and model.
select
    usage_date,
    account_id,
    region,
    principal,
    model,
    cast(sum(calls) as bigint) as calls,
    sum(list_cost_usd) as list_cost_usd
from daily_costs
where attribution_grade = 'NONE'
group by
    usage_date,
    account_id,
    region,
    principal,
    model
