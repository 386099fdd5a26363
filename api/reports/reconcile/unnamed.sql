-- Sums of `orders` that are sales of the period: what was sold, what was due with tax and shipping, and how many have which.
SELECT count() AS sales, countIf(amount IS NULL) AS unknown, countIf(amount != 0) AS sold_sales, toString(sum(ifNull(amount, 0))) AS sold,
    countIf(NOT known) AS incomplete, countIf(known AND due != 0) AS due_sales, toString(sumIf(ifNull(due, 0), known)) AS due_,
    countIf(known AND due != amount) AS more_sales, toString(sumIf(ifNull(due - amount, 0), known)) AS more
FROM
(
    SELECT toInt64OrNull(sold) AS amount, toInt64OrNull(totalBase) AS due, isNotNull(amount) AND isNotNull(due) AS known
    FROM (/* orders */)
    WHERE state = 'sale' AND paidDay BETWEEN toString({from:Date}) AND toString({to:Date})
)
