-- Continues `rates`: what the cost data of each account say of each day; `own` is the same in its own currency.
SELECT toString(day_) AS day, source, account, waySource, currency, toString(if(unknown > 0, NULL, cost)) AS cost,
    toString(if(unknown > 0 OR currency = {currency:String}, NULL,
        toInt64OrNull(toString(round(divideDecimal(toDecimal256(cost, 0), toDecimal256(scale, 18), 6)))))) AS own
FROM
(
    SELECT spent.*, nullIf(known.rate, 0) AS scale
    FROM
    (
        SELECT c.day AS day_, toString(c.source) AS source, toString(c.account) AS account, lowerUTF8(ifNull(toString(t.source), '')) AS waySource,
            toString(c.currency) AS currency, sum(ifNull(c.cost_base, 0)) AS cost, countIf(c.cost_base IS NULL) AS unknown
        FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
        LEFT JOIN (SELECT traffic, source FROM traffic FINAL) AS t ON t.traffic = c.traffic
        WHERE c.day BETWEEN {from:Date} AND {to:Date}
        GROUP BY day_, source, account, waySource, currency
    ) AS spent
    ASOF LEFT JOIN rates AS known ON known.currency = spent.currency AND known.day <= spent.day_
)
ORDER BY day, source, account, waySource, currency
