-- A part of all customers, the most valuable first, those whose money is not known last.
SELECT toString(customer) AS id, toString(last) AS last_day, days, orders, known, unknown
FROM customers
ORDER BY unknown > 0, if(unknown > 0, 0, known) DESC, id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
