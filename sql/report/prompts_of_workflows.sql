-- Which prompts each workflow used in the week and in the three before it: one row per workflow, prompt, version and grade.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select
        used.*,
        case when date_diff('day', asked.first_day, used.usage_date) >= 0 then 1 else 0 end as in_week
    from daily_prompts used
    cross join asked
    where
        date_diff('day', asked.first_day, used.usage_date) between -21 and 6
        and (asked.team is null or used.team = asked.team)
        and used.workflow is not null
)

select
    told.workflow,
    told.prompt,
    told.prompt_version,
    told.prompt_grade,
    max(case when versions.name is null then 0 else 1 end) as declared_version,
    max(case when prompts.name is null then 0 else 1 end) as declared_prompt,
    cast(sum(told.calls) as bigint) as calls,
    cast(sum(told.calls * told.in_week) as bigint) as calls_in_week,
    cast(sum(told.in_week * (coalesce(told.input_tokens, 0) + coalesce(told.cache_read_tokens, 0))) as bigint) as input_tokens_in_week,
    cast(sum(told.in_week * coalesce(told.output_tokens, 0)) as bigint) as output_tokens_in_week,
    min(told.first_at) as first_at
from told
left join declarations versions
    on versions.kind = 'PROMPT_VERSION'
    and versions.name = told.prompt
    and versions.version = told.prompt_version
left join declarations prompts
    on prompts.kind = 'PROMPT'
    and prompts.name = told.prompt
group by
    told.workflow,
    told.prompt,
    told.prompt_version,
    told.prompt_grade
order by 1, 2, 3, 4
