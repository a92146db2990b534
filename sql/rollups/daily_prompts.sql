-- One row per usage date and combination of the columns that are grouped by: what daily_prompts holds. Where more than eight system texts
-- stand side by side, they are the values of a variable and become one row without a text.
with texts as (
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
        prompt_grade,
        case when prompt is not null then system_hash end as system_hash,
        count(*) as calls,
        cast(count_if(list_cost_usd is not null and pricing_status <> 'NOT_BILLED') as bigint) as priced_calls,
        cast(count_if(pricing_status in ('UNPRICED', 'PARTIALLY_PRICED')) as bigint) as unpriced_calls,
        sum(list_cost_usd) as list_cost_usd,
        sum(input_tokens) as input_tokens,
        sum(cache_read_tokens) as cache_read_tokens,
        sum(cache_write_tokens) as cache_write_tokens,
        sum(cache_write_1h_tokens) as cache_write_1h_tokens,
        sum(cache_write_unknown_tokens) as cache_write_unknown_tokens,
        sum(output_tokens) as output_tokens,
        max(system_chars) as system_chars,
        min(invoked_at) as first_at,
        max(invoked_at) as last_at
    from invocations
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
),

counted as (
    select
        texts.*,
        count(system_hash) over (
            partition by
                usage_date,
                account_id,
                region,
                principal,
                team,
                workflow,
                environment,
                prompt,
                prompt_version,
                prompt_grade
        ) as texts_beside
    from texts
),

named as (
    select
        counted.*,
        case when texts_beside <= 8 then system_hash end as text_hash
    from counted
)

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
    prompt_grade,
    text_hash as system_hash,
    count(system_hash) as system_texts,
    max(system_chars) as system_chars,
    cast(sum(calls) as bigint) as calls,
    cast(sum(priced_calls) as bigint) as priced_calls,
    cast(sum(unpriced_calls) as bigint) as unpriced_calls,
    cast(sum(list_cost_usd) as decimal(38, 12)) as list_cost_usd,
    cast(sum(input_tokens) as bigint) as input_tokens,
    cast(sum(cache_read_tokens) as bigint) as cache_read_tokens,
    cast(sum(cache_write_tokens) as bigint) as cache_write_tokens,
    cast(sum(cache_write_1h_tokens) as bigint) as cache_write_1h_tokens,
    cast(sum(cache_write_unknown_tokens) as bigint) as cache_write_unknown_tokens,
    cast(sum(output_tokens) as bigint) as output_tokens,
    min(first_at) as first_at,
    max(last_at) as last_at
from named
group by
    usage_date,
    account_id,
    region,
    principal,
    team,
    workflow,
    environment,
    prompt,
    prompt_version,
    prompt_grade,
    text_hash
