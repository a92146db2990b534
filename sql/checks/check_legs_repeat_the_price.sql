-- Each leg of a call is its count times the unit price in prices, of the call's rate card and context band, to the last digit.
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
        max(case when leg = 'image' then unit_price_usd end) as image_usd,
        max(case when leg = 'second' then unit_price_usd end) as second_usd,
        max(case when leg = 'search_unit' then unit_price_usd end) as search_unit_usd
    from prices
    group by rate_id, coalesce(context_over_tokens, 0)
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
    where invocations.rate_id is not null
),

priced as (
    select
        calls.*,
        cards.rate_id as card,
        coalesce(input_usd, 0) as input_usd,
        coalesce(cache_read_usd, 0) as cache_read_usd,
        coalesce(cache_write_usd, 0) as cache_write_usd,
        coalesce(cache_write_1h_usd, 0) as cache_write_1h_usd,
        coalesce(output_usd, 0) as output_usd,
        coalesce(image_usd, 0)
        * coalesce(image_count, case when input_usd is not null and output_usd is null then image_input_count end, 0)
        + coalesce(second_usd, 0) * coalesce(media_seconds, 0)
        + coalesce(search_unit_usd, 0) * coalesce(search_units, 0) as counted_other_usd,
        case when cache_write_usd <= cache_write_1h_usd then coalesce(cache_write_unknown_tokens, 0) else 0 end
        as unknown_as_default,
        case when cache_write_usd > cache_write_1h_usd then coalesce(cache_write_unknown_tokens, 0) else 0 end
        as unknown_as_1h
    from calls
    left join cards on calls.rate_id = cards.rate_id and calls.over_tokens = cards.over_tokens
)

select
    request_id,
    log_key,
    line_number,
    rate_id,
    card,
    over_tokens,
    input_cost_usd,
    cache_read_cost_usd,
    cache_write_cost_usd,
    cache_write_1h_cost_usd,
    output_cost_usd,
    other_cost_usd
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
        -- Guardrail units and the fee of a router have a card of their own, which no call names.
        or (
            counted_other_usd <> coalesce(other_cost_usd, 0)
            and coalesce(guardrail_units, 0) = 0
            and model_id not like '%prompt-router/%'
        )
    )
