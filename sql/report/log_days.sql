-- Which log days of the week and of the eight weeks before were read: one row per log date, account and region.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select log_days.*
    from log_days
    cross join asked
    where date_diff('day', asked.first_day, log_days.log_date) between -56 and 6
)

select
    log_date,
    account_id,
    region,
    max(price_book_version) as price_book_version
from told
group by
    log_date,
    account_id,
    region
order by
    log_date,
    account_id,
    region
