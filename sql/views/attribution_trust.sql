-- Whose word an attribution is: one row per usage date, account, workflow, team, principal, grade and rule. PROVEN: by what a caller cannot
-- forge, an inference profile or its own identity; CLAIMED: by what it says of itself, metadata, a session name or a prompt; NONE: nobody's;
-- UNKNOWN: by a rule that is no longer declared.
select
    calls.usage_date,
    calls.account_id,
    calls.workflow,
    calls.team,
    calls.principal,
    calls.attribution_grade,
    calls.attribution_rule,
    case
        when calls.attribution_grade = 'NONE' then 'NONE'
        when calls.attribution_grade = 'PROFILE' then 'PROVEN'
        when calls.attribution_grade = 'PRINCIPAL' then coalesce(rules.trust, 'UNKNOWN')
        else 'CLAIMED'
    end as trust,
    count(*) as calls,
    sum(calls.list_cost_usd) as list_cost_usd
from invocations calls
left join declarations rules
    on rules.kind = 'RULE'
    and rules.name = calls.attribution_rule
group by 1, 2, 3, 4, 5, 6, 7, 8
