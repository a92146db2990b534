-- What could not be priced, or only in part, and why: one row per usage date, account, region, model id, pricing status and reason.
select
    usage_date,
    account_id,
    region,
    model_id,
    pricing_status,
    pricing_reason,
    count(*) as calls,
    cast(sum(input_tokens) as bigint) as input_tokens,
    cast(sum(output_tokens) as bigint) as output_tokens,
    sum(list_cost_usd) as known_cost_usd
from invocations
where pricing_status in ('UNPRICED', 'PARTIALLY_PRICED')
group by
    usage_date,
    account_id,
    region,
    model_id,
    pricing_status,
    pricing_reason
