-- Calls and cost of daily_prompts equal those of daily_costs, to the last digit, by what both tell.
with rolled as (
    select
        usage_date,
        account_id,
        region,
        principal,
        team,
        workflow,
        environment,
        prompt,
        prompt_version,
        sum(calls) as calls,
        sum(output_tokens) as output_tokens,
        sum(list_cost_usd) as list_cost_usd
    from daily_costs
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
),

prompted as (
    select
        usage_date,
        account_id,
        region,
        principal,
        team,
        workflow,
        environment,
        prompt,
        prompt_version,
        sum(calls) as calls,
        sum(output_tokens) as output_tokens,
        sum(list_cost_usd) as list_cost_usd
    from daily_prompts
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
)

select
    coalesce(rolled.usage_date, prompted.usage_date) as usage_date,
    coalesce(rolled.account_id, prompted.account_id) as account_id,
    coalesce(rolled.prompt, prompted.prompt) as prompt,
    coalesce(rolled.prompt_version, prompted.prompt_version) as prompt_version,
    rolled.calls,
    prompted.calls as prompted_calls,
    rolled.list_cost_usd,
    prompted.list_cost_usd as prompted_list_cost_usd
from rolled
full outer join prompted
    on rolled.usage_date = prompted.usage_date
    and rolled.account_id = prompted.account_id
    and rolled.region = prompted.region
    and coalesce(rolled.principal, '') = coalesce(prompted.principal, '')
    and coalesce(rolled.team, '') = coalesce(prompted.team, '')
    and coalesce(rolled.workflow, '') = coalesce(prompted.workflow, '')
    and coalesce(rolled.environment, '') = coalesce(prompted.environment, '')
    and coalesce(rolled.prompt, '') = coalesce(prompted.prompt, '')
    and coalesce(rolled.prompt_version, '') = coalesce(prompted.prompt_version, '')
where
    rolled.calls is distinct from prompted.calls
    or rolled.output_tokens is distinct from prompted.output_tokens
    or rolled.list_cost_usd is distinct from prompted.list_cost_usd
