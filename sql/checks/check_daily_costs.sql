-- The sums over daily_costs equal the sums over invocations, to the last digit, by date, account, workflow, team, model and status.
with called as (
    select
        usage_date,
        account_id,
        workflow,
        team,
        model,
        pricing_status,
        count(*) as calls,
        count_if(status = 'ERROR') as failed_calls,
        count_if(status in ('GUARDRAIL_INPUT_BLOCKED', 'GUARDRAIL_OUTPUT_BLOCKED')) as blocked_calls,
        sum(input_tokens) as input_tokens,
        sum(cache_read_tokens) as cache_read_tokens,
        sum(cache_write_tokens) as cache_write_tokens,
        sum(cache_write_1h_tokens) as cache_write_1h_tokens,
        sum(cache_write_unknown_tokens) as cache_write_unknown_tokens,
        sum(output_tokens) as output_tokens,
        sum(input_cost_usd) as input_cost_usd,
        sum(cache_read_cost_usd) as cache_read_cost_usd,
        sum(cache_write_cost_usd) as cache_write_cost_usd,
        sum(cache_write_1h_cost_usd) as cache_write_1h_cost_usd,
        sum(output_cost_usd) as output_cost_usd,
        sum(other_cost_usd) as other_cost_usd,
        sum(list_cost_usd) as list_cost_usd,
        sum(list_cost_ceiling_usd) as list_cost_ceiling_usd
    from invocations
    group by
        usage_date,
        account_id,
        workflow,
        team,
        model,
        pricing_status
),

rolled as (
    select
        usage_date,
        account_id,
        workflow,
        team,
        model,
        pricing_status,
        sum(calls) as calls,
        sum(failed_calls) as failed_calls,
        sum(blocked_calls) as blocked_calls,
        sum(input_tokens) as input_tokens,
        sum(cache_read_tokens) as cache_read_tokens,
        sum(cache_write_tokens) as cache_write_tokens,
        sum(cache_write_1h_tokens) as cache_write_1h_tokens,
        sum(cache_write_unknown_tokens) as cache_write_unknown_tokens,
        sum(output_tokens) as output_tokens,
        sum(input_cost_usd) as input_cost_usd,
        sum(cache_read_cost_usd) as cache_read_cost_usd,
        sum(cache_write_cost_usd) as cache_write_cost_usd,
        sum(cache_write_1h_cost_usd) as cache_write_1h_cost_usd,
        sum(output_cost_usd) as output_cost_usd,
        sum(other_cost_usd) as other_cost_usd,
        sum(list_cost_usd) as list_cost_usd,
        sum(list_cost_ceiling_usd) as list_cost_ceiling_usd
    from daily_costs
    group by
        usage_date,
        account_id,
        workflow,
        team,
        model,
        pricing_status
)

select
    coalesce(called.usage_date, rolled.usage_date) as usage_date,
    coalesce(called.workflow, rolled.workflow) as workflow,
    coalesce(called.model, rolled.model) as model,
    called.calls,
    rolled.calls as rolled_calls,
    called.list_cost_usd,
    rolled.list_cost_usd as rolled_list_cost_usd
from called
full outer join rolled
    on called.usage_date = rolled.usage_date
    and called.account_id = rolled.account_id
    and coalesce(called.workflow, '') = coalesce(rolled.workflow, '')
    and coalesce(called.team, '') = coalesce(rolled.team, '')
    and coalesce(called.model, '') = coalesce(rolled.model, '')
    and called.pricing_status = rolled.pricing_status
where
    called.calls is distinct from rolled.calls
    or called.failed_calls is distinct from rolled.failed_calls
    or called.blocked_calls is distinct from rolled.blocked_calls
    or called.input_tokens is distinct from rolled.input_tokens
    or called.cache_read_tokens is distinct from rolled.cache_read_tokens
    or called.cache_write_tokens is distinct from rolled.cache_write_tokens
    or called.cache_write_1h_tokens is distinct from rolled.cache_write_1h_tokens
    or called.cache_write_unknown_tokens is distinct from rolled.cache_write_unknown_tokens
    or called.output_tokens is distinct from rolled.output_tokens
    or called.input_cost_usd is distinct from rolled.input_cost_usd
    or called.cache_read_cost_usd is distinct from rolled.cache_read_cost_usd
    or called.cache_write_cost_usd is distinct from rolled.cache_write_cost_usd
    or called.cache_write_1h_cost_usd is distinct from rolled.cache_write_1h_cost_usd
    or called.output_cost_usd is distinct from rolled.output_cost_usd
    or called.other_cost_usd is distinct from rolled.other_cost_usd
    or called.list_cost_usd is distinct from rolled.list_cost_usd
    or called.list_cost_ceiling_usd is distinct from rolled.list_cost_ceiling_usd
