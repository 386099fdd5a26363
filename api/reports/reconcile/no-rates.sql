-- Beginning of a statement in place of `rates`: there are none.
WITH rates AS
(
    SELECT '' AS currency, toDate(0) AS day, toDecimal128(1, 18) AS rate
    WHERE false
)
