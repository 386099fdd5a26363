-- Sales that sums by day cannot tell.
SELECT payment_day, owner, conversion_id
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE /* unrolled sale */
