-- What callers name that a roll-up does not have: one row per usage date, account, region, principal, workflow, inference profile, and prompt and
-- version as the metadata name them; only calls that name a profile or a prompt. days_ago counts back from the newest usage date.
with looked as (
    select max(usage_date) as last_date
    from daily_costs
)

select
    calls.usage_date,
    date_diff('day', calls.usage_date, looked.last_date) as days_ago,
    calls.account_id,
    calls.region,
    calls.principal,
    calls.workflow,
    case when calls.resource_id like 'arn:%:application-inference-profile/%' then calls.resource_id end as profile,
    case when calls.prompt_grade = 'METADATA' then calls.prompt end as prompt,
    case when calls.prompt_grade = 'METADATA' then calls.prompt_version end as prompt_version,
    count(*) as calls,
    cast(count_if(calls.pricing_status in ('UNPRICED', 'PARTIALLY_PRICED')) as bigint) as unpriced_calls,
    sum(calls.list_cost_usd) as list_cost_usd
from invocations calls
cross join looked
where
    calls.prompt_grade = 'METADATA'
    or calls.resource_id like 'arn:%:application-inference-profile/%'
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
