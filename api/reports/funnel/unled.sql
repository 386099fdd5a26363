-- Sales of the period that no lead came before.
SELECT count() AS sales
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day BETWEEN {period_from:Date} AND {period_to:Date}
  AND (owner, lead_at) NOT IN
      (SELECT owner, at FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) WHERE kind = 'lead')
