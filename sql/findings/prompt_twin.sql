-- Prompts whose system text is, word for word, that of another team's prompt: one row per prompt and team. A found prompt has one name
-- for both teams. Texts below a hundred characters are alike by custom ("You are a helpful assistant."), and those of fewer than three
-- calls are trials.
with looked as (
    select max(usage_date) as last_date
    from daily_prompts
),

recent as (
    select
        daily_prompts.prompt,
        daily_prompts.team,
        daily_prompts.prompt_grade,
        daily_prompts.system_hash,
        daily_prompts.account_id || '/' || daily_prompts.region as place,
        daily_prompts.usage_date,
        date_diff('day', daily_prompts.usage_date, looked.last_date) as days_ago,
        daily_prompts.system_chars,
        daily_prompts.calls,
        daily_prompts.unpriced_calls,
        daily_prompts.list_cost_usd
    from daily_prompts
    cross join looked
    where
        daily_prompts.prompt is not null
        and daily_prompts.team is not null
        and daily_prompts.system_hash is not null
        and daily_prompts.system_chars >= 100
        and date_diff('day', daily_prompts.usage_date, looked.last_date) < 28
),

texts as (
    select
        prompt,
        team,
        prompt_grade,
        system_hash
    from recent
    group by 1, 2, 3, 4
    having sum(calls) >= 3
),

pairs as (
    select
        texts.prompt,
        texts.team,
        texts.system_hash,
        twins.prompt || ' (' || twins.team || ')' as twin
    from texts
    join texts twins
        on twins.system_hash = texts.system_hash
        and twins.team <> texts.team
    where
        twins.prompt <> texts.prompt
        or texts.prompt_grade = 'DISCOVERED'
),

named as (
    select
        prompt,
        team,
        array_join(array_sort(array_agg(distinct twin)), ', ') as twins
    from pairs
    group by 1, 2
),

shared as (
    select
        prompt,
        team,
        system_hash
    from pairs
    group by 1, 2, 3
)

select
    recent.prompt,
    recent.team,
    sum(recent.list_cost_usd) filter (where recent.days_ago < 7) as list_cost_7d_usd,
    sum(recent.list_cost_usd) as list_cost_28d_usd,
    cast(coalesce(sum(recent.calls) filter (where recent.days_ago < 7), 0) as bigint) as calls_7d,
    cast(sum(recent.calls) as bigint) as calls_28d,
    cast(sum(recent.unpriced_calls) as bigint) as unpriced_calls_28d,
    min(recent.usage_date) as first_seen,
    max(recent.usage_date) as last_seen,
    array_join(array_sort(array_agg(distinct recent.place)), ', ') as places,
    max(named.twins) as twins,
    max(recent.system_chars) as system_chars
from recent
join shared
    on shared.prompt = recent.prompt
    and shared.team = recent.team
    and shared.system_hash = recent.system_hash
join named
    on named.prompt = recent.prompt
    and named.team = recent.team
group by
    recent.prompt,
    recent.team
