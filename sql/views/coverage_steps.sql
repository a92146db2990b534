-- Which caller to tag first: the unattributed money of the last 28 days, one row per account and principal, the dearest first, with the
-- share of all money that is known once this caller and those before it are, and the entry for jobs/workflows.yaml.
with looked as (
    select max(usage_date) as last_date
    from daily_costs
),

recent as (
    select
        account_id,
        principal,
        attribution_grade,
        calls,
        coalesce(list_cost_usd, 0) as usd
    from daily_costs
    cross join looked
    where date_diff('day', usage_date, last_date) < 28
),

whole as (
    select
        sum(usd) as usd,
        sum(case when attribution_grade <> 'NONE' then usd else 0 end) as known_usd
    from recent
),

callers as (
    select
        account_id,
        principal,
        cast(sum(calls) as bigint) as calls,
        sum(usd) as usd
    from recent
    where attribution_grade = 'NONE'
    group by
        account_id,
        principal
),

ranked as (
    select
        account_id,
        principal,
        calls,
        usd,
        row_number() over (order by usd desc, calls desc, account_id, principal) as step,
        sum(usd) over (order by usd desc, calls desc, account_id, principal rows unbounded preceding) as cumulative_usd
    from callers
)

select
    ranked.step,
    ranked.account_id,
    ranked.principal,
    ranked.calls as calls_28d,
    ranked.usd as list_cost_28d_usd,
    ranked.cumulative_usd,
    cast(100 * cast(whole.known_usd + ranked.cumulative_usd as double) / cast(nullif(whole.usd, 0) as double)
        as decimal(5, 2)) as known_percent_after,
    findings.next_step,
    findings.finding_id
from ranked
cross join whole
left join findings
    on findings.kind = 'UNATTRIBUTED'
    and findings.account_id = ranked.account_id
    and coalesce(findings.principal, '') = coalesce(ranked.principal, '')
order by ranked.step
