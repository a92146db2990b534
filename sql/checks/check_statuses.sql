-- A status, its reason and the columns that it makes NULL agree.
select
    request_id,
    log_key,
    line_number,
    status,
    pricing_status,
    pricing_reason,
    list_cost_usd,
    list_cost_ceiling_usd
from invocations
where
    not coalesce(
        case pricing_status
            when 'PRICED'
                then pricing_reason is null and list_cost_usd is not null and list_cost_ceiling_usd = list_cost_usd
            when 'BOUNDED'
                then pricing_reason is not null and list_cost_ceiling_usd >= list_cost_usd
            when 'PARTIALLY_PRICED'
                then pricing_reason is not null and list_cost_usd is not null and list_cost_ceiling_usd is null
            when 'UNPRICED'
                then pricing_reason is not null and list_cost_usd is null and list_cost_ceiling_usd is null
            when 'NOT_BILLED'
                then
                    pricing_reason is null
                    and list_cost_usd = coalesce(other_cost_usd, 0)
                    and coalesce(list_cost_ceiling_usd, list_cost_usd) = list_cost_usd
                    and input_cost_usd = 0
                    and cache_read_cost_usd = 0
                    and cache_write_cost_usd = 0
                    and cache_write_1h_cost_usd = 0
                    and output_cost_usd = 0
            when 'COMMITTED'
                then pricing_reason is null and list_cost_usd is null and list_cost_ceiling_usd is null
        end,
        false
    )
    or (status in ('ERROR', 'GUARDRAIL_INPUT_BLOCKED') and pricing_status <> 'NOT_BILLED')
    or (status = 'NO_COUNTS' and coalesce(input_tokens, output_tokens) is not null)
    or (token_source = 'ABSENT' and coalesce(input_tokens, output_tokens) is not null)
    or ((workflow is null) <> (attribution_grade = 'NONE'))
