-- A request id stands once among the calls of an account and region in a log day and its neighbours.
with previous as (
    select
        account_id,
        region,
        request_id,
        log_date,
        log_key,
        line_number,
        lag(log_date) over (
            partition by account_id, region, request_id
            order by log_date, log_key, line_number
        ) as previous_log_date
    from invocations
)

select
    account_id,
    region,
    request_id,
    log_date,
    previous_log_date,
    log_key,
    line_number
from previous
where date_diff('day', previous_log_date, log_date) <= 1
