-- Beginning of a statement in place of `rates`: all amounts are in the base currency.
WITH rates AS
(
    SELECT '' AS currency, toDate(0) AS day, toDecimal128(1, 18) AS rate
    WHERE false
)
