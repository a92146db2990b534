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
        over_tokens,
        sum(input_tokens) as input_tokens,
        sum(cache_read_tokens) as cache_read_tokens,
        sum(cache_write_tokens) as cache_write_tokens,
        sum(cache_write_1h_tokens) as cache_write_1h_tokens,
        sum(cache_write_unknown_tokens) as cache_write_unknown_tokens,
        sum(output_tokens) as output_tokens,
        sum(image_count) as image_count,
        sum(case when image_count is null then image_input_count end) as image_input_count,
        sum(media_seconds) as media_seconds,
        sum(search_units) as search_units,
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
        max(case when leg = 'image' then unit_price_usd end) as image_usd,
        max(case when leg = 'second' then unit_price_usd end) as second_usd,
        max(case when leg = 'search_unit' then unit_price_usd end) as search_unit_usd
    from prices
    group by rate_id, coalesce(context_over_tokens, 0)
),

priced as (
    select
        grouped.*,
        input_usd,
        cache_read_usd,
        cache_write_usd,
        cache_write_1h_usd,
        output_usd,
        image_usd,
        second_usd,
        search_unit_usd,
        -- Writes of an unknown time to live are billed at least as the cheaper of the two.
        case when cache_write_usd <= cache_write_1h_usd then cache_write_unknown_tokens end as unknown_as_default,
        case when cache_write_usd > cache_write_1h_usd then cache_write_unknown_tokens end as unknown_as_1h,
        -- Images that are read are billed by a model that has a price for them and for its input, and none for output.
        case
            when input_usd is not null and output_usd is null
                then coalesce(image_count, 0) + coalesce(image_input_count, 0)
            else coalesce(image_count, 0)
        end as images
    from grouped
    left join cards on grouped.rate_id = cards.rate_id and grouped.over_tokens = cards.over_tokens
),

legs as (
    select
        priced.*,
        leg,
        case leg
            when 'input' then cast(input_tokens as decimal(38, 12))
            when 'cache_read' then cast(cache_read_tokens as decimal(38, 12))
            when 'cache_write'
                then cast(coalesce(cache_write_tokens, 0) + coalesce(unknown_as_default, 0) as decimal(38, 12))
            when 'cache_write_1h'
                then cast(coalesce(cache_write_1h_tokens, 0) + coalesce(unknown_as_1h, 0) as decimal(38, 12))
            when 'output' then cast(output_tokens as decimal(38, 12))
            when 'image' then cast(images as decimal(38, 12))
            when 'second' then cast(media_seconds as decimal(38, 12))
            when 'search_unit' then cast(search_units as decimal(38, 12))
        end as quantity,
        case leg
            when 'input' then input_usd
            when 'cache_read' then cache_read_usd
            when 'cache_write' then cache_write_usd
            when 'cache_write_1h' then cache_write_1h_usd
            when 'output' then output_usd
            when 'image' then image_usd
            when 'second' then second_usd
            when 'search_unit' then search_unit_usd
        end as unit_price_usd,
        case leg
            when 'input' then cast(input_cost_usd as decimal(38, 12))
            when 'cache_read' then cast(cache_read_cost_usd as decimal(38, 12))
            when 'cache_write' then cast(cache_write_cost_usd as decimal(38, 12))
            when 'cache_write_1h' then cast(cache_write_1h_cost_usd as decimal(38, 12))
            when 'output' then cast(output_cost_usd as decimal(38, 12))
            when 'image' then cast(images * image_usd as decimal(38, 12))
            when 'second' then cast(media_seconds * second_usd as decimal(38, 12))
            when 'search_unit' then cast(search_units * search_unit_usd as decimal(38, 12))
            when 'other'
                then
                    cast(
                        other_cost_usd
                        - cast(coalesce(images * image_usd, 0) as decimal(38, 12))
                        - cast(coalesce(media_seconds * second_usd, 0) as decimal(38, 12))
                        - cast(coalesce(search_units * search_unit_usd, 0) as decimal(38, 12))
                        as decimal(38, 12)
                    )
        end as list_cost_usd
    from priced
    cross join (
        values
        ('input'), ('cache_read'), ('cache_write'), ('cache_write_1h'), ('output'),
        ('image'), ('second'), ('search_unit'), ('other')
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
    case when leg <> 'other' then rate_id end as rate_id,
    cast(null as varchar) as usage_type,
    cast(sum(quantity) as decimal(38, 12)) as quantity,
    case
        when leg in ('input', 'cache_read', 'cache_write', 'cache_write_1h', 'output') then 'token'
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
    case when leg <> 'other' then rate_id end,
    unit_price_usd
