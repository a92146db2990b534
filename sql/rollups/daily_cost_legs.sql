-- One row per usage date, leg and what its price depends on: what daily_cost_legs holds. A leg without a known cost has no row.
with bands as (
    select
        rate_id,
        max(context_over_tokens) as over_tokens
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
),

grouped as (
    select
        usage_date,
        account_id,
        region,
        resource_id,
        model,
        route,
        service_tier,
        latency_mode,
        rate_id,
        guardrail_rate_id,
        router_rate_id,
        over_tokens,
        count(*) as calls,
        sum(input_tokens) as input_tokens,
        sum(cache_read_tokens) as cache_read_tokens,
        sum(cache_write_tokens) as cache_write_tokens,
        sum(cache_write_1h_tokens) as cache_write_1h_tokens,
        sum(cache_write_unknown_tokens) as cache_write_unknown_tokens,
        sum(output_tokens) as output_tokens,
        cast(sum(speech_input_tokens) as bigint) as speech_input_tokens,
        cast(sum(speech_output_tokens) as bigint) as speech_output_tokens,
        cast(sum(image_output_tokens) as bigint) as image_output_tokens,
        sum(image_count) as image_count,
        sum(case when image_count is null then image_input_count end) as image_input_count,
        sum(media_seconds) as media_seconds,
        sum(search_units) as search_units,
        cast(sum(grounded_requests) as bigint) as grounded_requests,
        sum(guardrail_content_units) as guardrail_content_units,
        sum(guardrail_topic_units) as guardrail_topic_units,
        sum(guardrail_pii_units) as guardrail_pii_units,
        sum(guardrail_grounding_units) as guardrail_grounding_units,
        sum(guardrail_reasoning_units) as guardrail_reasoning_units,
        sum(input_cost_usd) as input_cost_usd,
        sum(cache_read_cost_usd) as cache_read_cost_usd,
        sum(cache_write_cost_usd) as cache_write_cost_usd,
        sum(cache_write_1h_cost_usd) as cache_write_1h_cost_usd,
        sum(output_cost_usd) as output_cost_usd,
        sum(other_cost_usd) as other_cost_usd
    from calls
    group by
        usage_date,
        account_id,
        region,
        resource_id,
        model,
        route,
        service_tier,
        latency_mode,
        rate_id,
        guardrail_rate_id,
        router_rate_id,
        over_tokens
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

priced as (
    select
        grouped.*,
        cards.input_usd,
        cards.cache_read_usd,
        cards.cache_write_usd,
        cards.cache_write_1h_usd,
        cards.output_usd,
        cards.speech_input_usd,
        cards.speech_output_usd,
        cards.image_output_usd,
        cards.image_usd,
        cards.second_usd,
        cards.search_unit_usd,
        cards.grounding_usd,
        guardrails.guardrail_unit_usd,
        guardrails.guardrail_topic_unit_usd,
        guardrails.guardrail_pii_unit_usd,
        guardrails.guardrail_grounding_unit_usd,
        guardrails.guardrail_reasoning_unit_usd,
        routers.request_usd,
        -- Writes of an unknown time to live are billed at least as the cheaper of the two.
        case
            when cards.cache_write_usd <= cards.cache_write_1h_usd then grouped.cache_write_unknown_tokens
        end as unknown_as_default,
        case when cards.cache_write_usd > cards.cache_write_1h_usd then grouped.cache_write_unknown_tokens end as unknown_as_1h,
        -- Images that are read are billed by a model that has a price for them and for its input, and none for output.
        case
            when cards.input_usd is not null and cards.output_usd is null
                then coalesce(grouped.image_count, 0) + coalesce(grouped.image_input_count, 0)
            else coalesce(grouped.image_count, 0)
        end as images
    from grouped
    left join cards on grouped.rate_id = cards.rate_id and grouped.over_tokens = cards.over_tokens
    left join services as guardrails on grouped.guardrail_rate_id = guardrails.rate_id
    left join services as routers on grouped.router_rate_id = routers.rate_id
),

counted as (
    select
        priced.*,
        coalesce(speech_input_tokens * speech_input_usd, 0)
        + coalesce(speech_output_tokens * speech_output_usd, 0)
        + coalesce(image_output_tokens * image_output_usd, 0)
        + coalesce(images * image_usd, 0)
        + coalesce(media_seconds * second_usd, 0)
        + coalesce(search_units * search_unit_usd, 0)
        + coalesce(grounded_requests * grounding_usd, 0)
        + coalesce(guardrail_content_units * guardrail_unit_usd, 0)
        + coalesce(guardrail_topic_units * guardrail_topic_unit_usd, 0)
        + coalesce(guardrail_pii_units * guardrail_pii_unit_usd, 0)
        + coalesce(guardrail_grounding_units * guardrail_grounding_unit_usd, 0)
        + coalesce(guardrail_reasoning_units * guardrail_reasoning_unit_usd, 0)
        + coalesce(calls * request_usd, 0) as counted_other_usd
    from priced
),

legs as (
    select
        counted.*,
        leg,
        case leg
            when 'input' then cast(input_tokens as decimal(38, 12))
            when 'cache_read' then cast(cache_read_tokens as decimal(38, 12))
            when 'cache_write'
                then cast(coalesce(cache_write_tokens, 0) + coalesce(unknown_as_default, 0) as decimal(38, 12))
            when 'cache_write_1h'
                then cast(coalesce(cache_write_1h_tokens, 0) + coalesce(unknown_as_1h, 0) as decimal(38, 12))
            when 'output' then cast(output_tokens as decimal(38, 12))
            when 'speech_input' then cast(speech_input_tokens as decimal(38, 12))
            when 'speech_output' then cast(speech_output_tokens as decimal(38, 12))
            when 'image_output' then cast(image_output_tokens as decimal(38, 12))
            when 'image' then cast(images as decimal(38, 12))
            when 'second' then cast(media_seconds as decimal(38, 12))
            when 'search_unit' then cast(search_units as decimal(38, 12))
            when 'grounding' then cast(grounded_requests as decimal(38, 12))
            when 'guardrail_unit' then cast(guardrail_content_units as decimal(38, 12))
            when 'guardrail_topic_unit' then cast(guardrail_topic_units as decimal(38, 12))
            when 'guardrail_pii_unit' then cast(guardrail_pii_units as decimal(38, 12))
            when 'guardrail_grounding_unit' then cast(guardrail_grounding_units as decimal(38, 12))
            when 'guardrail_reasoning_unit' then cast(guardrail_reasoning_units as decimal(38, 12))
            when 'request' then cast(calls as decimal(38, 12))
        end as quantity,
        case leg
            when 'input' then input_usd
            when 'cache_read' then cache_read_usd
            when 'cache_write' then cache_write_usd
            when 'cache_write_1h' then cache_write_1h_usd
            when 'output' then output_usd
            when 'speech_input' then speech_input_usd
            when 'speech_output' then speech_output_usd
            when 'image_output' then image_output_usd
            when 'image' then image_usd
            when 'second' then second_usd
            when 'search_unit' then search_unit_usd
            when 'grounding' then grounding_usd
            when 'guardrail_unit' then guardrail_unit_usd
            when 'guardrail_topic_unit' then guardrail_topic_unit_usd
            when 'guardrail_pii_unit' then guardrail_pii_unit_usd
            when 'guardrail_grounding_unit' then guardrail_grounding_unit_usd
            when 'guardrail_reasoning_unit' then guardrail_reasoning_unit_usd
            when 'request' then request_usd
        end as unit_price_usd,
        case leg
            when 'input' then cast(input_cost_usd as decimal(38, 12))
            when 'cache_read' then cast(cache_read_cost_usd as decimal(38, 12))
            when 'cache_write' then cast(cache_write_cost_usd as decimal(38, 12))
            when 'cache_write_1h' then cast(cache_write_1h_cost_usd as decimal(38, 12))
            when 'output' then cast(output_cost_usd as decimal(38, 12))
            when 'speech_input' then cast(speech_input_tokens * speech_input_usd as decimal(38, 12))
            when 'speech_output' then cast(speech_output_tokens * speech_output_usd as decimal(38, 12))
            when 'image_output' then cast(image_output_tokens * image_output_usd as decimal(38, 12))
            when 'image' then cast(images * image_usd as decimal(38, 12))
            when 'second' then cast(media_seconds * second_usd as decimal(38, 12))
            when 'search_unit' then cast(search_units * search_unit_usd as decimal(38, 12))
            when 'grounding' then cast(grounded_requests * grounding_usd as decimal(38, 12))
            when 'guardrail_unit' then cast(guardrail_content_units * guardrail_unit_usd as decimal(38, 12))
            when 'guardrail_topic_unit' then cast(guardrail_topic_units * guardrail_topic_unit_usd as decimal(38, 12))
            when 'guardrail_pii_unit' then cast(guardrail_pii_units * guardrail_pii_unit_usd as decimal(38, 12))
            when 'guardrail_grounding_unit' then cast(guardrail_grounding_units * guardrail_grounding_unit_usd as decimal(38, 12))
            when 'guardrail_reasoning_unit' then cast(guardrail_reasoning_units * guardrail_reasoning_unit_usd as decimal(38, 12))
            when 'request' then cast(calls * request_usd as decimal(38, 12))
            -- What a row does not tell that was written before units were told by policy.
            when 'other' then cast(other_cost_usd - counted_other_usd as decimal(38, 12))
        end as list_cost_usd,
        case
            when leg like 'guardrail_%' then guardrail_rate_id
            when leg = 'request' then router_rate_id
            when leg <> 'other' then rate_id
        end as leg_rate_id
    from counted
    cross join (
        values
        ('input'), ('cache_read'), ('cache_write'), ('cache_write_1h'), ('output'),
        ('speech_input'), ('speech_output'), ('image_output'), ('image'), ('second'), ('search_unit'), ('grounding'),
        ('guardrail_unit'), ('guardrail_topic_unit'), ('guardrail_pii_unit'), ('guardrail_grounding_unit'),
        ('guardrail_reasoning_unit'), ('request'), ('other')
    ) as names (leg)
)

select
    usage_date,
    account_id,
    region,
    resource_id,
    model,
    leg,
    route,
    service_tier,
    latency_mode,
    case when over_tokens > 0 then concat('over_', cast(over_tokens as varchar)) else 'usual' end as context_band,
    leg_rate_id as rate_id,
    cast(null as varchar) as usage_type,
    cast(sum(quantity) as decimal(38, 12)) as quantity,
    case
        when
            leg in (
                'input', 'cache_read', 'cache_write', 'cache_write_1h', 'output', 'speech_input', 'speech_output', 'image_output'
            )
            then 'token'
        when leg <> 'other' then leg
    end as unit,
    unit_price_usd,
    cast(sum(list_cost_usd) as decimal(38, 12)) as list_cost_usd
from legs
where list_cost_usd <> 0 or (quantity > 0 and unit_price_usd is not null and list_cost_usd is not null)
group by
    usage_date,
    account_id,
    region,
    resource_id,
    model,
    leg,
    route,
    service_tier,
    latency_mode,
    over_tokens,
    leg_rate_id,
    unit_price_usd
