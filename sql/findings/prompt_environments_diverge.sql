-- Prompts with another text in an environment than in the main one, which never had it, under the same stated version and since a day:
-- one row per prompt, version and environment. The main environment is production, where there is one of that name, or else the one with
-- most calls. Texts are those of three calls; a text that varies is left out. What the text costs more is told beside the main one's in
-- the same environment, since models may differ between them.
with looked as (
    select max(usage_date) as last_date
    from daily_prompts
),

variants as (
    select
        daily_prompts.prompt,
        coalesce(daily_prompts.prompt_version, '') as stated,
        daily_prompts.environment,
        daily_prompts.system_hash as variant,
        daily_prompts.system_texts,
        daily_prompts.account_id || '/' || daily_prompts.region as place,
        daily_prompts.usage_date,
        date_diff('day', daily_prompts.usage_date, looked.last_date) as days_ago,
        daily_prompts.system_chars,
        daily_prompts.calls,
        daily_prompts.priced_calls,
        daily_prompts.unpriced_calls,
        daily_prompts.list_cost_usd,
        daily_prompts.first_at,
        daily_prompts.last_at
    from daily_prompts
    cross join looked
    where
        daily_prompts.prompt is not null
        and daily_prompts.prompt_grade <> 'DISCOVERED'
        and daily_prompts.environment is not null
        and date_diff('day', daily_prompts.usage_date, looked.last_date) < 56
),

fixed as (
    select
        prompt,
        stated
    from variants
    group by 1, 2
    having
        count(distinct variant) between 2 and 8
        and max(system_texts) <= 1
),

texts as (
    select
        variants.prompt,
        variants.stated,
        variants.environment,
        variants.variant,
        max(variants.system_chars) as system_chars,
        sum(variants.calls) as calls,
        sum(variants.priced_calls) as priced_calls,
        sum(variants.list_cost_usd) as list_cost_usd,
        sum(variants.list_cost_usd) filter (where variants.days_ago < 7) as list_cost_7d_usd,
        sum(variants.list_cost_usd) filter (where variants.days_ago < 28) as list_cost_28d_usd,
        sum(variants.calls) filter (where variants.days_ago < 7) as calls_7d,
        sum(variants.calls) filter (where variants.days_ago < 28) as calls_28d,
        sum(variants.priced_calls) filter (where variants.days_ago < 28) as priced_calls_28d,
        sum(variants.unpriced_calls) filter (where variants.days_ago < 28) as unpriced_calls_28d,
        array_join(array_sort(array_agg(distinct variants.place) filter (where variants.days_ago < 28)), ', ') as places,
        min(variants.usage_date) as first_seen,
        max(variants.usage_date) as last_seen,
        max(variants.days_ago) as first_days_ago,
        min(variants.days_ago) as last_days_ago,
        min(variants.first_at) as first_at,
        max(variants.last_at) as last_at
    from variants
    join fixed
        on fixed.prompt = variants.prompt
        and fixed.stated = variants.stated
    where variants.variant is not null
    group by 1, 2, 3, 4
    having sum(variants.calls) >= 3
),

aged as (
    select
        texts.*,
        sum(calls) over (partition by prompt, stated, environment) as environment_calls,
        row_number() over (partition by prompt, stated, environment order by last_at desc, variant) as age
    from texts
),

currents as (
    select
        aged.*,
        row_number() over (
            partition by prompt, stated
            order by case when lower(environment) in ('production', 'prod') then 0 else 1 end, environment_calls desc, environment
        ) as rank_of_environment
    from aged
    where age = 1
)

select
    others.prompt,
    nullif(others.stated, '') as prompt_version,
    others.environment,
    others.list_cost_7d_usd,
    others.list_cost_28d_usd,
    cast(coalesce(others.calls_7d, 0) as bigint) as calls_7d,
    cast(others.calls_28d as bigint) as calls_28d,
    cast(others.unpriced_calls_28d as bigint) as unpriced_calls_28d,
    others.first_seen,
    others.last_seen,
    others.places,
    mains.environment as main_environment,
    substr(cast(greatest(others.first_at, mains.first_at) as varchar), 1, 16) || ' UTC' as diverges_since,
    cast(
        (cast(others.list_cost_28d_usd as double)
            - cast(before.list_cost_usd as double) * cast(others.priced_calls_28d as double) / cast(nullif(before.priced_calls, 0) as double))
        * 7.0 / cast(least(others.first_days_ago + 1, 28) as double)
        as decimal(18, 6)
    ) as change_per_week_usd,
    cast(cast(before.list_cost_usd as double) / cast(nullif(before.priced_calls, 0) as double) as decimal(18, 9)) as cost_per_call_before_usd,
    cast(cast(others.list_cost_usd as double) / cast(nullif(others.priced_calls, 0) as double) as decimal(18, 9)) as cost_per_call_usd,
    mains.system_chars as system_chars_main,
    others.system_chars
from currents others
join currents mains
    on mains.prompt = others.prompt
    and mains.stated = others.stated
    and mains.rank_of_environment = 1
left join texts once
    on once.prompt = others.prompt
    and once.stated = others.stated
    and once.environment = mains.environment
    and once.variant = others.variant
left join texts before
    on before.prompt = others.prompt
    and before.stated = others.stated
    and before.environment = others.environment
    and before.variant = mains.variant
where
    others.rank_of_environment > 1
    and once.prompt is null
    and others.last_days_ago < 28
    and least(others.first_days_ago, mains.first_days_ago) >= 1
