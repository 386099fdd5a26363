-- Keys of orders that are sales of the period: no other has a part in its sums.
SELECT conversion_id FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE kind = 'order' AND source_of_money = 'order' AND payment_day BETWEEN {from:Date} AND {to:Date}
