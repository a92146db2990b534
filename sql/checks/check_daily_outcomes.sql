-- Calls and cost of daily_outcomes equal those of daily_costs, to the last digit, by what both tell.
with rolled as (
    select
        usage_date,
        account_id,
        region,
        team,
        workflow,
        environment,
        model,
        sum(calls) as calls,
        sum(failed_calls) as failed_calls,
        sum(blocked_calls) as blocked_calls,
        sum(output_tokens) as output_tokens,
        sum(list_cost_usd) as list_cost_usd,
        sum(list_cost_ceiling_usd) as list_cost_ceiling_usd
    from daily_costs
    group by 1, 2, 3, 4, 5, 6, 7
),

told as (
    select
        usage_date,
        account_id,
        region,
        team,
        workflow,
        environment,
        model,
        sum(calls) as calls,
        sum(case when outcome in ('THROTTLED', 'FAILED') then calls else 0 end) as failed_calls,
        sum(case when outcome = 'BLOCKED' then calls else 0 end) as blocked_calls,
        sum(output_tokens) as output_tokens,
        sum(list_cost_usd) as list_cost_usd,
        sum(list_cost_ceiling_usd) as list_cost_ceiling_usd
    from daily_outcomes
    group by 1, 2, 3, 4, 5, 6, 7
)

select
    coalesce(rolled.usage_date, told.usage_date) as usage_date,
    coalesce(rolled.account_id, told.account_id) as account_id,
    coalesce(rolled.workflow, told.workflow) as workflow,
    coalesce(rolled.model, told.model) as model,
    rolled.calls,
    told.calls as told_calls,
    rolled.list_cost_usd,
    told.list_cost_usd as told_list_cost_usd
from rolled
full outer join told
    on rolled.usage_date = told.usage_date
    and rolled.account_id = told.account_id
    and rolled.region = told.region
    and coalesce(rolled.team, '') = coalesce(told.team, '')
    and coalesce(rolled.workflow, '') = coalesce(told.workflow, '')
    and coalesce(rolled.environment, '') = coalesce(told.environment, '')
    and coalesce(rolled.model, '') = coalesce(told.model, '')
where
    rolled.calls is distinct from told.calls
    or rolled.failed_calls is distinct from told.failed_calls
    or rolled.blocked_calls is distinct from told.blocked_calls
    or rolled.output_tokens is distinct from told.output_tokens
    or rolled.list_cost_usd is distinct from told.list_cost_usd
    or rolled.list_cost_ceiling_usd is distinct from told.list_cost_ceiling_usd
