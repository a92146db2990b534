-- Prompts whose calls have another text than the one that jobs/prompts has for their version: one row per prompt, version and environment.
-- What a call's text was compared with is what was registered when it was read.
with looked as (
    select max(usage_date) as last_date
    from daily_costs
),

recent as (
    select
        invocations.prompt,
        invocations.prompt_version,
        invocations.environment,
        invocations.usage_date,
        date_diff('day', invocations.usage_date, looked.last_date) as days_ago,
        invocations.account_id || '/' || invocations.region as place,
        invocations.registered_text,
        invocations.pricing_status,
        invocations.list_cost_usd
    from invocations
    cross join looked
    where
        invocations.registered_text is not null
        and date_diff('day', invocations.usage_date, looked.last_date) between 0 and 27
)

select
    prompt,
    prompt_version,
    environment,
    sum(list_cost_usd) filter (where days_ago < 7 and registered_text = 'OTHER') as list_cost_7d_usd,
    sum(list_cost_usd) filter (where registered_text = 'OTHER') as list_cost_28d_usd,
    cast(count_if(days_ago < 7 and registered_text = 'OTHER') as bigint) as calls_7d,
    cast(count_if(registered_text = 'OTHER') as bigint) as calls_28d,
    cast(count_if(registered_text = 'OTHER' and pricing_status in ('UNPRICED', 'PARTIALLY_PRICED')) as bigint) as unpriced_calls_28d,
    min(usage_date) filter (where registered_text = 'OTHER') as first_seen,
    max(usage_date) filter (where registered_text = 'OTHER') as last_seen,
    array_join(array_sort(array_agg(distinct place) filter (where registered_text = 'OTHER')), ', ') as places,
    cast(count_if(registered_text = 'SAME') as bigint) as calls_with_the_text
from recent
group by
    prompt,
    prompt_version,
    environment
having count_if(registered_text = 'OTHER') > 0
