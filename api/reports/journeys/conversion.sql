SELECT toString(owner) AS person, kind, source, native_id, label, at, lead_at, opportunity_at, payment_day,
    intDiv(revenue_base, 10000) AS revenue, intDiv(margin_base, 10000) AS margin, is_first_purchase
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE conversion_id = {conversion:UInt64}
LIMIT 1
