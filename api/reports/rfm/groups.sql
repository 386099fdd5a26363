-- Customers of the same three scores.
SELECT scores, count() AS customers, sum(orders) AS orders_, sum(known) AS known_, sum(unknown) AS unknown_
FROM scored
GROUP BY scores
ORDER BY scores
