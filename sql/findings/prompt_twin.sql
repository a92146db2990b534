-- Prompts with the text of another team's prompt, word for word or nearly: one row per prompt and team. A found prompt has one name for both
-- teams where it has one text. Texts below a hundred characters, or twenty hashes, are alike by custom ("You are a helpful assistant."), and
-- those of fewer than three calls are trials.
with looked as (
    select max(usage_date) as last_date
    from daily_prompts
),

recent as (
    select
        daily_prompts.prompt,
        daily_prompts.prompt_version,
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
        and date_diff('day', daily_prompts.usage_date, looked.last_date) < 28
),

texts as (
    select
        prompt,
        team,
        prompt_grade,
        system_hash
    from recent
    where
        system_hash is not null
        and system_chars >= 100
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

held as (
    select
        prompt,
        prompt_version,
        team
    from recent
    where prompt_grade = 'DISCOVERED'
    group by 1, 2, 3
    having sum(calls) >= 3
),

fixed_texts as (
    select
        entry,
        prompt,
        prompt_version,
        alike_entry
    from prompt_texts
    where hash_count >= 20
),

alike as (
    select
        one.prompt,
        one.prompt_version,
        other.prompt as other_prompt,
        other.prompt_version as other_version
    from fixed_texts one
    join fixed_texts other
        on other.entry = one.alike_entry
        or one.entry = other.alike_entry
        or other.prompt = one.prompt
    group by 1, 2, 3, 4
),

near_pairs as (
    select
        held.prompt,
        held.team,
        held.prompt_version,
        twins.prompt || ' (' || twins.team || ')' as twin
    from held
    join alike
        on alike.prompt = held.prompt
        and alike.prompt_version = held.prompt_version
    join held twins
        on twins.prompt = alike.other_prompt
        and twins.prompt_version = alike.other_version
        and twins.team <> held.team
),

twins as (
    select
        prompt,
        team,
        twin,
        'WORD_FOR_WORD' as likeness
    from pairs
    union
    select
        near_pairs.prompt,
        near_pairs.team,
        near_pairs.twin,
        'NEARLY' as likeness
    from near_pairs
    left join pairs
        on pairs.prompt = near_pairs.prompt
        and pairs.team = near_pairs.team
        and pairs.twin = near_pairs.twin
    where pairs.twin is null
),

named as (
    select
        prompt,
        team,
        array_join(array_sort(array_agg(distinct twin)), ', ') as twins,
        min(case when likeness = 'NEARLY' then likeness end) as likeness
    from twins
    group by 1, 2
),

shared as (
    select
        prompt,
        team,
        system_hash
    from pairs
    group by 1, 2, 3
),

shared_nearly as (
    select
        prompt,
        team,
        prompt_version
    from near_pairs
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
    max(named.likeness) as likeness,
    max(recent.system_chars) as system_chars
from recent
join named
    on named.prompt = recent.prompt
    and named.team = recent.team
left join shared
    on shared.prompt = recent.prompt
    and shared.team = recent.team
    and shared.system_hash = recent.system_hash
left join shared_nearly
    on recent.prompt_grade = 'DISCOVERED'
    and shared_nearly.prompt = recent.prompt
    and shared_nearly.team = recent.team
    and shared_nearly.prompt_version = recent.prompt_version
where
    shared.prompt is not null
    or shared_nearly.prompt is not null
group by
    recent.prompt,
    recent.team
