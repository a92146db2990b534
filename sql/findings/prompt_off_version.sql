-- Prompts in an environment in another version than jobs/prompts has for it: one row per prompt, version and environment. Calls up to the
-- day on which the declared version is meant to begin may still have the one before.
with looked as (
    select max(usage_date) as last_date
    from daily_prompts
),

off as (
    select
        daily_prompts.prompt,
        daily_prompts.prompt_version,
        daily_prompts.environment,
        daily_prompts.usage_date,
        date_diff('day', daily_prompts.usage_date, looked.last_date) as days_ago,
        daily_prompts.account_id || '/' || daily_prompts.region as place,
        daily_prompts.calls,
        daily_prompts.unpriced_calls,
        daily_prompts.list_cost_usd,
        declarations.version as declared_version
    from daily_prompts
    cross join looked
    join declarations
        on declarations.kind = 'PROMPT_ENVIRONMENT'
        and declarations.name = daily_prompts.prompt
        and declarations.environment = daily_prompts.environment
    where
        daily_prompts.prompt_version is not null
        and daily_prompts.prompt_version <> declarations.version
        and daily_prompts.prompt_grade <> 'DISCOVERED'
        and date_diff('day', daily_prompts.usage_date, looked.last_date) < 28
        and (declarations.since is null or daily_prompts.usage_date > declarations.since)
)

select
    prompt,
    prompt_version,
    environment,
    sum(list_cost_usd) filter (where days_ago < 7) as list_cost_7d_usd,
    sum(list_cost_usd) as list_cost_28d_usd,
    cast(coalesce(sum(calls) filter (where days_ago < 7), 0) as bigint) as calls_7d,
    cast(sum(calls) as bigint) as calls_28d,
    cast(sum(unpriced_calls) as bigint) as unpriced_calls_28d,
    min(usage_date) as first_seen,
    max(usage_date) as last_seen,
    array_join(array_sort(array_agg(distinct place)), ', ') as places,
    max(declared_version) as declared_version
from off
group by
    prompt,
    prompt_version,
    environment
