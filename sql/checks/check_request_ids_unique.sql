-- A request id stands once among the calls of an account and region in a log day and its neighbours.
with repeated as (
    select
        account_id,
        region,
        request_id
    from invocations
    group by account_id, region, request_id
    having count(*) > 1
),

previous as (
    select
        invocations.account_id,
        invocations.region,
        invocations.request_id,
        invocations.log_date,
        invocations.log_key,
        invocations.line_number,
        lag(invocations.log_date) over (
            partition by invocations.account_id, invocations.region, invocations.request_id
            order by invocations.log_date, invocations.log_key, invocations.line_number
        ) as previous_log_date
    from invocations
    inner join repeated
        on invocations.account_id = repeated.account_id
        and invocations.region = repeated.region
        and invocations.request_id = repeated.request_id
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
