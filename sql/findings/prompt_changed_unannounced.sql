-- Prompts whose text changed and no version of the registry says so: one row per prompt, version, account, region and environment.
-- Either the system text changed while the calls state the same version, or a found prompt has a version that took the place of another.
-- The old text had been in use for a day, which a text with the date in it never is, and both are those of three calls. A text that
-- differs from that of the main environment is prompt_environments_diverge's, and one that differs from a registered text
-- prompt_text_differs's.
with looked as (
    select max(usage_date) as last_date
    from daily_prompts
),

variants as (
    select
        daily_prompts.prompt,
        case when daily_prompts.prompt_grade = 'DISCOVERED' then '' else coalesce(daily_prompts.prompt_version, '') end as stated,
        daily_prompts.account_id,
        daily_prompts.region,
        coalesce(daily_prompts.environment, '') as environment,
        case
            when daily_prompts.prompt_grade = 'DISCOVERED' then daily_prompts.prompt_version
            else cast(daily_prompts.system_hash as varchar)
        end as variant,
        case when daily_prompts.prompt_grade = 'DISCOVERED' then 1 else 0 end as discovered,
        case when daily_prompts.prompt_grade = 'DISCOVERED' then 0 else daily_prompts.system_texts end as side_by_side,
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
        and date_diff('day', daily_prompts.usage_date, looked.last_date) < 56
),

fixed as (
    select
        prompt,
        stated,
        account_id,
        region,
        environment,
        discovered
    from variants
    group by 1, 2, 3, 4, 5, 6
    having
        count(distinct variant) between 2 and 8
        and max(side_by_side) <= 1
),

texts as (
    select
        variants.prompt,
        variants.stated,
        variants.account_id,
        variants.region,
        variants.environment,
        variants.discovered,
        variants.variant,
        max(variants.system_chars) as system_chars,
        sum(variants.calls) as calls,
        sum(variants.priced_calls) as priced_calls,
        sum(variants.list_cost_usd) as list_cost_usd,
        sum(variants.list_cost_usd) filter (where variants.days_ago < 7) as list_cost_7d_usd,
        sum(variants.calls) filter (where variants.days_ago < 7) as calls_7d,
        sum(variants.unpriced_calls) as unpriced_calls,
        min(variants.usage_date) as first_seen,
        max(variants.usage_date) as last_seen,
        max(variants.days_ago) as days_since,
        min(variants.first_at) as first_at,
        max(variants.last_at) as last_at
    from variants
    join fixed
        on fixed.prompt = variants.prompt
        and fixed.stated = variants.stated
        and fixed.account_id = variants.account_id
        and fixed.region = variants.region
        and fixed.environment = variants.environment
        and fixed.discovered = variants.discovered
    where variants.variant is not null
    group by 1, 2, 3, 4, 5, 6, 7
    having sum(variants.calls) >= 3
),

changes as (
    select
        newer.*,
        older.variant as older_variant,
        older.last_at as older_last_at,
        older.system_chars as system_chars_before,
        older.priced_calls as priced_calls_before,
        older.list_cost_usd as list_cost_before_usd
    from texts newer
    join texts older
        on older.prompt = newer.prompt
        and older.stated = newer.stated
        and older.account_id = newer.account_id
        and older.region = newer.region
        and older.environment = newer.environment
        and older.discovered = newer.discovered
        and older.first_at < newer.first_at
        and older.last_at < newer.last_at
    where
        newer.days_since < 28
        and date_diff('second', older.first_at, least(older.last_at, newer.first_at)) >= 86400
),

-- Of texts that stay side by side, none took the place of the other.
replaced as (
    select
        changes.prompt,
        changes.stated,
        changes.account_id,
        changes.region,
        changes.environment,
        changes.discovered,
        changes.variant,
        changes.older_variant
    from changes
    left join variants
        on variants.prompt = changes.prompt
        and variants.stated = changes.stated
        and variants.account_id = changes.account_id
        and variants.region = changes.region
        and variants.environment = changes.environment
        and variants.discovered = changes.discovered
        and variants.usage_date > changes.first_seen
    group by 1, 2, 3, 4, 5, 6, 7, 8
    having
        coalesce(sum(case when variants.variant = changes.older_variant then variants.calls end), 0)
        <= coalesce(sum(case when variants.variant = changes.variant then variants.calls end), 0)
),

ranked as (
    select
        changes.*,
        row_number() over (
            partition by
                changes.prompt, changes.stated, changes.account_id, changes.region, changes.environment, changes.discovered
            order by changes.first_at desc, changes.older_last_at desc, changes.older_variant
        ) as place
    from changes
    join replaced
        on replaced.prompt = changes.prompt
        and replaced.stated = changes.stated
        and replaced.account_id = changes.account_id
        and replaced.region = changes.region
        and replaced.environment = changes.environment
        and replaced.discovered = changes.discovered
        and replaced.variant = changes.variant
        and replaced.older_variant = changes.older_variant
),

environment_texts as (
    select
        prompt,
        stated,
        environment,
        variant,
        sum(calls) as calls,
        max(last_at) as last_at
    from variants
    where
        discovered = 0
        and environment <> ''
        and variant is not null
    group by 1, 2, 3, 4
    having sum(calls) >= 3
),

currents as (
    select
        environment_texts.*,
        sum(calls) over (partition by prompt, stated, environment) as environment_calls,
        row_number() over (partition by prompt, stated, environment order by last_at desc, variant) as age
    from environment_texts
),

mains as (
    select
        prompt,
        stated,
        environment,
        variant,
        row_number() over (
            partition by prompt, stated
            order by case when lower(environment) in ('production', 'prod') then 0 else 1 end, environment_calls desc, environment
        ) as place
    from currents
    where age = 1
)

select
    ranked.prompt,
    case when ranked.discovered = 1 then ranked.variant else nullif(ranked.stated, '') end as prompt_version,
    ranked.account_id,
    ranked.region,
    nullif(ranked.environment, '') as environment,
    ranked.list_cost_7d_usd,
    ranked.list_cost_usd as list_cost_28d_usd,
    cast(coalesce(ranked.calls_7d, 0) as bigint) as calls_7d,
    cast(ranked.calls as bigint) as calls_28d,
    cast(ranked.unpriced_calls as bigint) as unpriced_calls_28d,
    ranked.first_seen,
    ranked.last_seen,
    ranked.account_id || '/' || ranked.region as places,
    substr(cast(ranked.first_at as varchar), 1, 16) || ' UTC' as changed_at,
    cast(
        (cast(ranked.list_cost_usd as double)
            - cast(ranked.list_cost_before_usd as double) * cast(ranked.priced_calls as double)
            / cast(nullif(ranked.priced_calls_before, 0) as double))
        * 7.0 / cast(ranked.days_since + 1 as double)
        as decimal(18, 6)
    ) as change_per_week_usd,
    cast(cast(ranked.list_cost_before_usd as double) / cast(nullif(ranked.priced_calls_before, 0) as double) as decimal(18, 9))
        as cost_per_call_before_usd,
    cast(cast(ranked.list_cost_usd as double) / cast(nullif(ranked.priced_calls, 0) as double) as decimal(18, 9)) as cost_per_call_usd,
    ranked.system_chars_before,
    ranked.system_chars
from ranked
left join mains
    on ranked.discovered = 0
    and mains.prompt = ranked.prompt
    and mains.stated = ranked.stated
    and mains.place = 1
left join declarations told
    on told.kind = 'PROMPT_TEXT'
    and ranked.discovered = 0
    and told.name = ranked.prompt
    and told.version = ranked.stated
left join declarations
    on declarations.kind = 'PROMPT_VERSION'
    and declarations.name = ranked.prompt
    and (abs(date_diff('day', declarations.since, ranked.first_seen)) <= 1
        or (ranked.discovered = 1 and declarations.version = ranked.variant))
where
    ranked.place = 1
    and declarations.name is null
    and told.name is null
    and (mains.environment is null
        or ranked.environment in ('', mains.environment)
        or mains.variant = ranked.variant)
