-- What the new customers of each channel brought in each month after their first order.
SELECT channel, month, uniqExact(customer) AS active, sum(ifNull(amount, 0)) AS known, countIf(amount IS NULL) AS unknown
FROM channelled
GROUP BY channel, month
ORDER BY channel, month
