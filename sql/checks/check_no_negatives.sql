-- No count of tokens and no cost is below zero.
select
    request_id,
    log_key,
    line_number
from invocations
where
    input_tokens < 0
    or cache_read_tokens < 0
    or cache_write_tokens < 0
    or cache_write_1h_tokens < 0
    or cache_write_unknown_tokens < 0
    or output_tokens < 0
    or input_cost_usd < 0
    or cache_read_cost_usd < 0
    or cache_write_cost_usd < 0
    or cache_write_1h_cost_usd < 0
    or output_cost_usd < 0
    or other_cost_usd < 0
    or list_cost_usd < 0
    or list_cost_ceiling_usd < 0
    or image_count < 0
    or media_seconds < 0
    or search_units < 0
    or guardrail_units < 0
    or guardrail_content_units < 0
    or guardrail_topic_units < 0
    or guardrail_pii_units < 0
    or guardrail_grounding_units < 0
    or guardrail_reasoning_units < 0
    or guardrail_other_units < 0
    or speech_input_tokens < 0
    or speech_output_tokens < 0
    or image_output_tokens < 0
    or grounded_requests < 0
