-- Conversions that may go back to a platform, the oldest first. A won deal whose order tells the sale is not a second one.
SELECT toString(conversion_id) AS id, toString(owner) AS owner, toString(kind) AS kind, toString(source) AS source,
    toString(account) AS account, native_id, label, toString(source_of_money) AS money_of,
    toString(toUnixTimestamp64Milli(at)) AS happened, toString(country) AS country, toString(currency) AS currency,
    toString(revenue_micros) AS revenue, toString(margin_micros) AS margin
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE kind IN {kinds:Array(String)} AND at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
  AND NOT (kind = 'deal' AND source_of_money = 'order')
ORDER BY conversion_id
