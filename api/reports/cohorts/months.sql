-- What the customers of each cohort bought in each month after their first order, and how many of them did.
SELECT toString(cohort) AS first_month, dateDiff('month', cohort, toStartOfMonth(payment_day)) AS month, uniqExact(customer) AS active,
    sum(ifNull(amount, 0)) AS known, countIf(amount IS NULL) AS unknown
FROM dated
WHERE cohort BETWEEN toStartOfMonth({from:Date}) AND {to:Date}
GROUP BY first_month, month
ORDER BY first_month, month
