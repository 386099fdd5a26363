-- The first and the last sale of some customers.
SELECT toString(owner) AS customer, argMin((toString(payment_day), toString(conversion_id)), (payment_day, at, conversion_id)) AS first_sale,
    first_sale.1 AS first_sale_day, first_sale.2 AS first_sale_id, argMax(label, (payment_day, at, conversion_id)) AS last_label
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
  AND payment_day <= {as_of:Date} AND owner IN (SELECT toUInt64(arrayJoin({owners:Array(String)})))
GROUP BY owner
