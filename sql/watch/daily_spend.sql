-- What a day cost whom and for what: one row per usage date, workflow, team, model and prompt.
-- floor_usd is certain, ceiling_usd the most that calls with an upper bound can have cost; calls that have none are counted.
select
    usage_date,
    workflow,
    team,
    model,
    prompt,
    coalesce(sum(list_cost_usd), cast(0 as decimal(38, 12))) as floor_usd,
    coalesce(
        sum(greatest(coalesce(list_cost_ceiling_usd, list_cost_usd), coalesce(list_cost_usd, list_cost_ceiling_usd))),
        cast(0 as decimal(38, 12))
    ) as ceiling_usd,
    sum(case when pricing_status in ('UNPRICED', 'PARTIALLY_PRICED') then calls else 0 end) as unbounded_calls
from daily_costs
group by usage_date, workflow, team, model, prompt
