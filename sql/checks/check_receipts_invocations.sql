-- invocations has as many rows of a log object as the receipt of the object says.
with held as (
    select
        log_key,
        count(*) as row_count
    from invocations
    group by log_key
)

select
    coalesce(log_objects.log_key, held.log_key) as log_key,
    log_objects.invocation_count,
    held.row_count
from log_objects
full outer join held on log_objects.log_key = held.log_key
where log_objects.log_key is null or log_objects.invocation_count <> coalesce(held.row_count, 0)
