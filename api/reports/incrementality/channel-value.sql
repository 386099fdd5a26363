-- What all sales of the period that a channel is credited with by the last touch that is not direct were worth.
SELECT sum(intDiv(ifNull(if({value:String} = 'revenue', revenue_base, margin_base), 0), 10000)) AS money,
    countIf(isNull(if({value:String} = 'revenue', revenue_base, margin_base))) AS unknown
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day BETWEEN {from:Date} AND {to:Date}
  AND conversion_id IN
  (
      SELECT conversion_id FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
      WHERE kind IN ('order', 'deal') AND touch_id != 0 AND touch_seq = last_non_direct AND payment_day BETWEEN {from:Date} AND {to:Date}
        AND traffic IN (SELECT traffic FROM traffic GROUP BY traffic HAVING argMax(toString(traffic.channel), classified_at) = {channel:String})
  )
