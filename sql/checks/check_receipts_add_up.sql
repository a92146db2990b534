-- Every record of a log object is an invocation, a rejected record or a duplicate.
select
    log_key,
    record_count,
    invocation_count,
    rejected_count,
    duplicate_count
from log_objects
where record_count <> invocation_count + rejected_count + duplicate_count
