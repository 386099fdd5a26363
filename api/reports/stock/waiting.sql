-- One page of the orders that are paid and not sent yet, or that were paid in the period, by what is asked; with the units.
SELECT entity_id AS id, label, source, toString(ordered.day) AS day, sku, if({measure:String} = 'waiting', kept, units) AS amount,
    count() OVER () AS all_rows, sum(amount) OVER () AS all_units
FROM ordered
WHERE if({measure:String} = 'waiting', waits AND kept > 0, ordered.day >= {from:Date}) AND ({sku:String} = '' OR sku = {sku:String})
  AND sku IN (SELECT sku FROM levels)
ORDER BY day DESC, id, sku
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
