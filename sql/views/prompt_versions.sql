-- What each version of each prompt costs where it is used: one row per prompt, version, account, region, principal and environment, beside the
-- cost a call of the version that was first called before it there. A call without a price, or that is not billed, has no part in it.
with versions as (
    select
        prompt,
        prompt_version,
        account_id,
        region,
        principal,
        environment,
        max(prompt_grade) as prompt_grade,
        count(distinct system_hash) as system_texts,
        min(usage_date) as first_seen,
        max(usage_date) as last_seen,
        min(first_at) as first_at,
        cast(sum(calls) as bigint) as calls,
        cast(sum(priced_calls) as bigint) as priced_calls,
        sum(list_cost_usd) as list_cost_usd
    from daily_prompts
    where prompt is not null
    group by
        prompt,
        prompt_version,
        account_id,
        region,
        principal,
        environment
),

costs as (
    select
        versions.*,
        cast(cast(list_cost_usd as double) / cast(nullif(priced_calls, 0) as double) as decimal(18, 9)) as cost_per_call_usd
    from versions
),

neighbours as (
    select
        costs.*,
        lag(prompt_version) over (
            partition by prompt, account_id, region, principal, environment
            order by first_at, prompt_version
        ) as version_before,
        lag(cost_per_call_usd) over (
            partition by prompt, account_id, region, principal, environment
            order by first_at, prompt_version
        ) as cost_per_call_before_usd
    from costs
),

announced as (
    select
        name,
        version,
        max(since) as since
    from declarations
    where kind = 'PROMPT_VERSION'
    group by
        name,
        version
)

select
    neighbours.prompt,
    neighbours.prompt_version,
    neighbours.account_id,
    neighbours.region,
    neighbours.principal,
    neighbours.environment,
    neighbours.prompt_grade,
    neighbours.system_texts,
    announced.since as announced_since,
    neighbours.first_seen,
    neighbours.last_seen,
    neighbours.calls,
    neighbours.priced_calls,
    neighbours.list_cost_usd,
    neighbours.cost_per_call_usd,
    neighbours.version_before,
    neighbours.cost_per_call_before_usd,
    neighbours.cost_per_call_usd - neighbours.cost_per_call_before_usd as change_per_call_usd
from neighbours
left join announced
    on announced.name = neighbours.prompt
    and announced.version = neighbours.prompt_version
