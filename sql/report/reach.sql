-- Up to when the data goes and how old the prices are that the last night knew: one row.
with nights as (
    select max(data_up_to) as data_up_to
    from runs
),

books as (
    select max(checked) as checked
    from prices
)

select
    nights.data_up_to,
    books.checked as prices_checked
from nights
cross join books
