-- Beginning of a statement: exchange rates into the base currency as the derivation has them (see slices/current.sql), told so,
-- told the other way round, or through the third currency that comes first in the alphabet.
WITH current AS
(
    SELECT slice, argMax(snapshot, revision) AS snapshot FROM slice_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'fx_rate'
    GROUP BY slice
),
pairs AS
(
    SELECT day, base, quote, argMin(num, preference) AS num, argMin(den, preference) AS den
    FROM
    (
        SELECT day, toString(fx_rows.base) AS base, toString(fx_rows.quote) AS quote, toDecimal256(rate, 12) AS num, toDecimal256(1, 12) AS den, (1, -rate) AS preference FROM fx_rows
        WHERE rate > 0 AND (slice, snapshot) IN (SELECT slice, snapshot FROM current)
        UNION ALL
        SELECT day, toString(fx_rows.quote), toString(fx_rows.base), toDecimal256(1, 12), toDecimal256(rate, 12), (2, -rate) FROM fx_rows
        WHERE rate > 0 AND (slice, snapshot) IN (SELECT slice, snapshot FROM current)
    )
    GROUP BY day, base, quote
),
rates AS
(
    SELECT currency, day, argMin(told, third)::Decimal(38, 18) AS rate
    FROM
    (
        SELECT base AS currency, day, '' AS third, divideDecimal(num, den, 18) AS told
        FROM pairs WHERE quote = {currency:String}
        UNION ALL
        SELECT abroad.base, abroad.day, abroad.quote, divideDecimal(abroad.num * home.den, abroad.den * home.num, 18)
        FROM pairs AS abroad
        INNER JOIN (SELECT * FROM pairs WHERE base = {currency:String}) AS home ON home.day = abroad.day AND home.quote = abroad.quote
        WHERE abroad.base != {currency:String}
    )
    WHERE told > 0 AND told < 1000000000000
    GROUP BY currency, day
)
