-- Which log days the nightly runs looked at that came to their end, as of the day on which they ended: one row per run.
select
    run_id,
    window_from,
    window_to,
    cast(ended_at as date) as ended_on
from runs
where
    job = 'nightly'
    and state = 'COMPLETED'
    and window_from is not null
    and ended_at is not null
order by run_id
