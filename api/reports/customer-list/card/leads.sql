-- What the customer asked for, the newest first, and how often in all.
SELECT toString(conversion_id) AS conversion, toString(conversions.lead_type) AS lead_type, toString(conversions.source) AS source, at, count() OVER () AS all_leads
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE owner = {customer:UInt64} AND kind = 'lead'
ORDER BY at DESC, conversion_id
LIMIT {most:UInt32}
