-- The legs of daily_cost_legs are quantity x unit price, and their sums by what both tell equal those of daily_costs, exactly.
with rolled as (
    select
        usage_date,
        account_id,
        region,
        model,
        route,
        service_tier,
        sum(coalesce(input_cost_usd, 0)) as input_cost_usd,
        sum(coalesce(cache_read_cost_usd, 0)) as cache_read_cost_usd,
        sum(coalesce(cache_write_cost_usd, 0)) as cache_write_cost_usd,
        sum(coalesce(cache_write_1h_cost_usd, 0)) as cache_write_1h_cost_usd,
        sum(coalesce(output_cost_usd, 0)) as output_cost_usd,
        sum(coalesce(other_cost_usd, 0)) as other_cost_usd,
        sum(coalesce(list_cost_usd, 0)) as list_cost_usd
    from daily_costs
    group by
        usage_date,
        account_id,
        region,
        model,
        route,
        service_tier
),

legs as (
    select
        usage_date,
        account_id,
        region,
        model,
        route,
        service_tier,
        sum(case when leg = 'input' then list_cost_usd else 0 end) as input_cost_usd,
        sum(case when leg = 'cache_read' then list_cost_usd else 0 end) as cache_read_cost_usd,
        sum(case when leg = 'cache_write' then list_cost_usd else 0 end) as cache_write_cost_usd,
        sum(case when leg = 'cache_write_1h' then list_cost_usd else 0 end) as cache_write_1h_cost_usd,
        sum(case when leg = 'output' then list_cost_usd else 0 end) as output_cost_usd,
        sum(
            case
                when leg not in ('input', 'cache_read', 'cache_write', 'cache_write_1h', 'output') then list_cost_usd
                else 0
            end
        ) as other_cost_usd,
        sum(list_cost_usd) as list_cost_usd,
        count_if(quantity * unit_price_usd <> list_cost_usd or (leg <> 'other' and quantity is null)) as wrong_legs
    from daily_cost_legs
    group by
        usage_date,
        account_id,
        region,
        model,
        route,
        service_tier
)

select
    coalesce(rolled.usage_date, legs.usage_date) as usage_date,
    coalesce(rolled.account_id, legs.account_id) as account_id,
    coalesce(rolled.region, legs.region) as region,
    coalesce(rolled.model, legs.model) as model,
    coalesce(rolled.route, legs.route) as route,
    coalesce(rolled.service_tier, legs.service_tier) as service_tier,
    rolled.list_cost_usd,
    legs.list_cost_usd as legs_list_cost_usd,
    legs.wrong_legs
from rolled
full outer join legs
    on rolled.usage_date = legs.usage_date
    and rolled.account_id = legs.account_id
    and rolled.region = legs.region
    and coalesce(rolled.model, '') = coalesce(legs.model, '')
    and rolled.route = legs.route
    and coalesce(rolled.service_tier, '') = coalesce(legs.service_tier, '')
where
    coalesce(rolled.input_cost_usd, 0) <> coalesce(legs.input_cost_usd, 0)
    or coalesce(rolled.cache_read_cost_usd, 0) <> coalesce(legs.cache_read_cost_usd, 0)
    or coalesce(rolled.cache_write_cost_usd, 0) <> coalesce(legs.cache_write_cost_usd, 0)
    or coalesce(rolled.cache_write_1h_cost_usd, 0) <> coalesce(legs.cache_write_1h_cost_usd, 0)
    or coalesce(rolled.output_cost_usd, 0) <> coalesce(legs.output_cost_usd, 0)
    or coalesce(rolled.other_cost_usd, 0) <> coalesce(legs.other_cost_usd, 0)
    or coalesce(rolled.list_cost_usd, 0) <> coalesce(legs.list_cost_usd, 0)
    or legs.wrong_legs > 0
