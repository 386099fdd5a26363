SELECT count() AS count, sum(ifNull(amount, 0)) AS sum, countIf(amount IS NULL) AS unknown
FROM cell
