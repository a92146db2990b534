-- What each account spent in each region in the week: one row per account and region.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select outcomes.*
    from daily_outcomes outcomes
    cross join asked
    where date_diff('day', asked.first_day, outcomes.usage_date) between 0 and 6
),

unpriced as (
    select
        costs.account_id,
        costs.region,
        sum(costs.calls) as calls
    from daily_costs costs
    cross join asked
    where
        date_diff('day', asked.first_day, costs.usage_date) between 0 and 6
        and costs.pricing_status = 'UNPRICED'
    group by
        costs.account_id,
        costs.region
)

select
    told.account_id,
    told.region,
    cast(sum(told.calls) as bigint) as calls,
    cast(sum(told.late_calls) as bigint) as late_calls,
    cast(coalesce(max(unpriced.calls), 0) as bigint) as unpriced_calls,
    cast(coalesce(sum(told.list_cost_usd), 0) as decimal(38, 12)) as list_cost_usd
from told
left join unpriced
    on told.account_id = unpriced.account_id
    and told.region = unpriced.region
group by
    told.account_id,
    told.region
order by
    told.account_id,
    told.region
