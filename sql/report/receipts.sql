-- What was read from the log objects of the week's folders: one row per account and region.
with asked as (
    select
        date '2026-11-16' as first_day,
        cast(null as varchar) as team
),

told as (
    select log_objects.*
    from log_objects
    cross join asked
    where date_diff('day', asked.first_day, log_objects.log_date) between 0 and 6
)

select
    account_id,
    region,
    cast(sum(record_count) as bigint) as records,
    cast(sum(invocation_count) as bigint) as calls,
    cast(sum(duplicate_count) as bigint) as duplicates,
    cast(sum(rejected_count) as bigint) as rejected
from told
group by
    account_id,
    region
order by
    account_id,
    region
