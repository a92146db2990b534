-- The six legs of a call add up to its list cost, a call without a list cost has no leg, and no billed token lacks its leg.
select
    request_id,
    log_key,
    line_number,
    pricing_status,
    input_cost_usd,
    cache_read_cost_usd,
    cache_write_cost_usd,
    cache_write_1h_cost_usd,
    output_cost_usd,
    other_cost_usd,
    list_cost_usd
from invocations
where
    coalesce(list_cost_usd, 0) <> coalesce(input_cost_usd, 0)
    + coalesce(cache_read_cost_usd, 0)
    + coalesce(cache_write_cost_usd, 0)
    + coalesce(cache_write_1h_cost_usd, 0)
    + coalesce(output_cost_usd, 0)
    + coalesce(other_cost_usd, 0)
    or (
        list_cost_usd is null
        and coalesce(
            input_cost_usd, cache_read_cost_usd, cache_write_cost_usd, cache_write_1h_cost_usd, output_cost_usd, other_cost_usd
        ) is not null
    )
    or (
        pricing_status in ('PRICED', 'BOUNDED')
        and (
            (input_tokens > 0 and input_cost_usd is null)
            or (cache_read_tokens > 0 and cache_read_cost_usd is null)
            or (cache_write_tokens > 0 and cache_write_cost_usd is null)
            or (cache_write_1h_tokens > 0 and cache_write_1h_cost_usd is null)
            or (cache_write_unknown_tokens > 0 and coalesce(cache_write_cost_usd, cache_write_1h_cost_usd) is null)
            or (output_tokens > 0 and output_cost_usd is null)
            or (
                coalesce(speech_input_tokens, 0)
                + coalesce(speech_output_tokens, 0)
                + coalesce(image_output_tokens, 0)
                + coalesce(grounded_requests, 0)
                + coalesce(guardrail_units, 0) > 0
                and other_cost_usd is null
            )
            or (guardrail_content_units is not null and guardrail_units > 0 and guardrail_rate_id is null)
            or guardrail_other_units > 0
        )
    )
    or (
        (coalesce(input_tokens, 0) = 0 and input_cost_usd > 0)
        or (coalesce(cache_read_tokens, 0) = 0 and cache_read_cost_usd > 0)
        or (coalesce(output_tokens, 0) = 0 and output_cost_usd > 0)
    )
    or guardrail_units <> guardrail_content_units
    + guardrail_topic_units
    + guardrail_pii_units
    + guardrail_grounding_units
    + guardrail_reasoning_units
    + guardrail_other_units
