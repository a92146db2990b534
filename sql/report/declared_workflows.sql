-- The workflows that are declared, with who answers for them and what a month may cost: one row per workflow.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

declared as (
    select declarations.*
    from declarations
    cross join asked
    where
        declarations.kind = 'WORKFLOW'
        and (asked.team is null or declarations.team = asked.team)
)

select
    name as workflow,
    team,
    owner,
    monthly_budget_usd
from declared
order by name
