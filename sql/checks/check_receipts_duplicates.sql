-- duplicate_records has as many rows of a log object as the receipt of the object says, under the same log day.
with held as (
    select
        log_key,
        log_date,
        account_id,
        region,
        count(*) as row_count
    from duplicate_records
    group by log_key, log_date, account_id, region
)

select
    coalesce(log_objects.log_key, held.log_key) as log_key,
    coalesce(log_objects.log_date, held.log_date) as log_date,
    log_objects.duplicate_count,
    held.row_count
from log_objects
full outer join held
    on log_objects.log_key = held.log_key
    and log_objects.log_date = held.log_date
    and log_objects.account_id = held.account_id
    and log_objects.region = held.region
where log_objects.log_key is null or log_objects.duplicate_count <> coalesce(held.row_count, 0)
