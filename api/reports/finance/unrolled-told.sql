-- How many sales sums by day cannot tell, and the last day of a lead or of a payment.
SELECT countIf(/* unrolled sale */) AS sales, toString(max(if(kind = 'lead', lead_day, payment_day))) AS last_day
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE kind IN ('lead', 'order', 'deal')
