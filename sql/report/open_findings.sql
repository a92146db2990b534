-- What a person should look at: one row per finding that is open, the dearest first.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select findings.*
    from findings
    cross join asked
    where
        findings.state = 'OPEN'
        and (asked.team is null or findings.team = asked.team)
)

select
    finding_id,
    kind,
    workflow,
    team,
    owner,
    environment,
    model,
    principal,
    account_id,
    region,
    prompt,
    prompt_version,
    first_seen,
    calls_7d,
    list_cost_7d_usd,
    list_cost_28d_usd,
    unpriced_calls_28d,
    evidence,
    next_step
from told
order by
    rank,
    finding_id
