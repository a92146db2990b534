-- How well the money of the last 28 days is known, in USD by attribution grade: one row for all, and one per team; team is NULL where none
-- is known.
with looked as (
    select max(usage_date) as last_date
    from daily_costs
),

recent as (
    select
        team,
        attribution_grade,
        calls,
        coalesce(list_cost_usd, 0) as usd
    from daily_costs
    cross join looked
    where date_diff('day', usage_date, last_date) < 28
),

scoped as (
    select
        'ALL' as scope,
        cast(null as varchar) as team,
        attribution_grade,
        calls,
        usd
    from recent
    union all
    select
        'TEAM' as scope,
        team,
        attribution_grade,
        calls,
        usd
    from recent
)

select
    scope,
    team,
    cast(sum(calls) as bigint) as calls_28d,
    sum(usd) as list_cost_28d_usd,
    sum(case when attribution_grade = 'METADATA' then usd else 0 end) as metadata_usd,
    sum(case when attribution_grade = 'PROFILE' then usd else 0 end) as profile_usd,
    sum(case when attribution_grade = 'PRINCIPAL' then usd else 0 end) as principal_usd,
    sum(case when attribution_grade = 'PROMPT' then usd else 0 end) as prompt_usd,
    sum(case when attribution_grade = 'NONE' then usd else 0 end) as none_usd,
    cast(100 * cast(sum(case when attribution_grade <> 'NONE' then usd else 0 end) as double) / cast(nullif(sum(usd), 0) as double)
        as decimal(5, 2)) as known_percent
from scoped
group by
    scope,
    team
