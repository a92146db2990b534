-- Who calls without a workflow, and what it costs: one row per usage date, account, region, principal and model.
select
    usage_date,
    account_id,
    region,
    principal,
    model,
    cast(sum(calls) as bigint) as calls,
    sum(list_cost_usd) as list_cost_usd,
    cast(sum(case when pricing_status in ('UNPRICED', 'PARTIALLY_PRICED') then calls else 0 end) as bigint) as unpriced_calls
from daily_costs
where attribution_grade = 'NONE'
group by
    usage_date,
    account_id,
    region,
    principal,
    model
