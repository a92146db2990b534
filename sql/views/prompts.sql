-- Which prompts there are and what they cost: one row per prompt. A call without a price, or that is not billed, has no part in the cost a call.
with looked as (
    select max(usage_date) as last_date
    from daily_prompts
),

used as (
    select
        daily_prompts.prompt,
        max(daily_prompts.prompt_grade) as prompt_grade,
        count(distinct daily_prompts.prompt_version) as versions,
        count(distinct daily_prompts.system_hash) as system_texts,
        count(distinct daily_prompts.team) as teams,
        count(distinct daily_prompts.environment) as environments,
        min(daily_prompts.usage_date) as first_seen,
        max(daily_prompts.usage_date) as last_seen,
        cast(sum(daily_prompts.calls) as bigint) as calls,
        cast(sum(daily_prompts.priced_calls) as bigint) as priced_calls,
        sum(daily_prompts.list_cost_usd) as list_cost_usd,
        sum(
            case when date_diff('day', daily_prompts.usage_date, looked.last_date) < 28 then daily_prompts.list_cost_usd end
        ) as list_cost_28d_usd
    from daily_prompts
    cross join looked
    where daily_prompts.prompt is not null
    group by daily_prompts.prompt
),

registered as (
    select
        name,
        max(owner) as owner,
        count(version) as versions
    from declarations
    where kind in ('PROMPT', 'PROMPT_VERSION')
    group by name
)

select
    used.prompt,
    used.prompt_grade,
    registered.owner,
    registered.versions as registered_versions,
    used.versions,
    used.system_texts,
    used.teams,
    used.environments,
    used.first_seen,
    used.last_seen,
    used.calls,
    used.priced_calls,
    used.list_cost_usd,
    used.list_cost_28d_usd,
    cast(cast(used.list_cost_usd as double) / cast(nullif(used.priced_calls, 0) as double) as decimal(18, 9)) as cost_per_call_usd
from used
left join registered
    on registered.name = used.prompt
