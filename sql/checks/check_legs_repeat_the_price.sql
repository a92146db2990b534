-- Each leg of a call is its count times the unit price in prices, of the card that the call names for it, to the last digit.
with bands as (
    select
        rate_id,
        max(context_over_tokens) as over_tokens
    from prices
    group by rate_id
),

cards as (
    select
        rate_id,
        coalesce(context_over_tokens, 0) as over_tokens,
        max(case when leg = 'input' then unit_price_usd end) as input_usd,
        max(case when leg = 'cache_read' then unit_price_usd end) as cache_read_usd,
        max(case when leg = 'cache_write' then unit_price_usd end) as cache_write_usd,
        max(case when leg = 'cache_write_1h' then unit_price_usd end) as cache_write_1h_usd,
        max(case when leg = 'output' then unit_price_usd end) as output_usd,
        max(case when leg = 'speech_input' then unit_price_usd end) as speech_input_usd,
        max(case when leg = 'speech_output' then unit_price_usd end) as speech_output_usd,
        max(case when leg = 'image_output' then unit_price_usd end) as image_output_usd,
        max(case when leg = 'image' then unit_price_usd end) as image_usd,
        max(case when leg = 'second' then unit_price_usd end) as second_usd,
        max(case when leg = 'search_unit' then unit_price_usd end) as search_unit_usd,
        max(case when leg = 'grounding' then unit_price_usd end) as grounding_usd
    from prices
    group by rate_id, coalesce(context_over_tokens, 0)
),

services as (
    select
        rate_id,
        max(case when leg = 'guardrail_unit' then unit_price_usd end) as guardrail_unit_usd,
        max(case when leg = 'guardrail_topic_unit' then unit_price_usd end) as guardrail_topic_unit_usd,
        max(case when leg = 'guardrail_pii_unit' then unit_price_usd end) as guardrail_pii_unit_usd,
        max(case when leg = 'guardrail_grounding_unit' then unit_price_usd end) as guardrail_grounding_unit_usd,
        max(case when leg = 'guardrail_reasoning_unit' then unit_price_usd end) as guardrail_reasoning_unit_usd,
        max(case when leg = 'request' then unit_price_usd end) as request_usd
    from prices
    group by rate_id
),

calls as (
    select
        invocations.*,
        case
            when
                coalesce(input_tokens, 0)
                + coalesce(cache_read_tokens, 0)
                + coalesce(cache_write_tokens, 0)
                + coalesce(cache_write_1h_tokens, 0)
                + coalesce(cache_write_unknown_tokens, 0) > bands.over_tokens
                then bands.over_tokens
            else 0
        end as over_tokens
    from invocations
    left join bands on invocations.rate_id = bands.rate_id
    where
        invocations.rate_id is not null
        or invocations.guardrail_rate_id is not null
        or invocations.router_rate_id is not null
),

priced as (
    select
        calls.*,
        case
            when
                (calls.rate_id is null or cards.rate_id is not null)
                and (calls.guardrail_rate_id is null or guardrails.rate_id is not null)
                and (calls.router_rate_id is null or routers.rate_id is not null)
                then 'found'
        end as card,
        coalesce(cards.input_usd, 0) as input_usd,
        coalesce(cards.cache_read_usd, 0) as cache_read_usd,
        coalesce(cards.cache_write_usd, 0) as cache_write_usd,
        coalesce(cards.cache_write_1h_usd, 0) as cache_write_1h_usd,
        coalesce(cards.output_usd, 0) as output_usd,
        coalesce(cards.speech_input_usd, 0) * coalesce(speech_input_tokens, 0)
        + coalesce(cards.speech_output_usd, 0) * coalesce(speech_output_tokens, 0)
        + coalesce(cards.image_output_usd, 0) * coalesce(image_output_tokens, 0)
        + coalesce(cards.image_usd, 0)
        * coalesce(
            image_count, case when cards.input_usd is not null and cards.output_usd is null then image_input_count end, 0
        )
        + coalesce(cards.second_usd, 0) * coalesce(media_seconds, 0)
        + coalesce(cards.search_unit_usd, 0) * coalesce(search_units, 0)
        + coalesce(cards.grounding_usd, 0) * coalesce(grounded_requests, 0)
        + coalesce(guardrails.guardrail_unit_usd, 0) * coalesce(guardrail_content_units, 0)
        + coalesce(guardrails.guardrail_topic_unit_usd, 0) * coalesce(guardrail_topic_units, 0)
        + coalesce(guardrails.guardrail_pii_unit_usd, 0) * coalesce(guardrail_pii_units, 0)
        + coalesce(guardrails.guardrail_grounding_unit_usd, 0) * coalesce(guardrail_grounding_units, 0)
        + coalesce(guardrails.guardrail_reasoning_unit_usd, 0) * coalesce(guardrail_reasoning_units, 0)
        + coalesce(routers.request_usd, 0) as counted_other_usd,
        case
            when cards.cache_write_usd <= cards.cache_write_1h_usd then coalesce(cache_write_unknown_tokens, 0)
            else 0
        end as unknown_as_default,
        case
            when cards.cache_write_usd > cards.cache_write_1h_usd then coalesce(cache_write_unknown_tokens, 0)
            else 0
        end as unknown_as_1h
    from calls
    left join cards on calls.rate_id = cards.rate_id and calls.over_tokens = cards.over_tokens
    left join services as guardrails on calls.guardrail_rate_id = guardrails.rate_id
    left join services as routers on calls.router_rate_id = routers.rate_id
)

select
    request_id,
    log_key,
    line_number,
    rate_id,
    guardrail_rate_id,
    router_rate_id,
    card,
    over_tokens,
    input_cost_usd,
    cache_read_cost_usd,
    cache_write_cost_usd,
    cache_write_1h_cost_usd,
    output_cost_usd,
    other_cost_usd,
    counted_other_usd
from priced
where
    -- A name without the day of its recording is older than the table: its price is in none until the call is priced anew.
    not (card is null and rate_id like '%/%/%/%/____-__-__%' and rate_id not like '%/%/%/%/%/%')
    and (
        card is null
        or coalesce(input_tokens, 0) * input_usd <> coalesce(input_cost_usd, 0)
        or coalesce(cache_read_tokens, 0) * cache_read_usd <> coalesce(cache_read_cost_usd, 0)
        or (coalesce(cache_write_tokens, 0) + unknown_as_default) * cache_write_usd <> coalesce(cache_write_cost_usd, 0)
        or (coalesce(cache_write_1h_tokens, 0) + unknown_as_1h) * cache_write_1h_usd <> coalesce(cache_write_1h_cost_usd, 0)
        or coalesce(output_tokens, 0) * output_usd <> coalesce(output_cost_usd, 0)
        or counted_other_usd > coalesce(other_cost_usd, 0)
        -- A row that was written before these services were told apart does not tell what they cost.
        or (
            counted_other_usd <> coalesce(other_cost_usd, 0)
            and not (guardrail_units > 0 and guardrail_content_units is null)
            and not (router_rate_id is null and model_id like '%prompt-router/%')
        )
    )
