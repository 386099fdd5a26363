-- Continues `customers`: of each quantile that cuts them into fifths the two values that it lies between; the second one
-- is 0 where no value follows.
, values -> arrayMap(fifth -> (values[intDiv(fifth * (length(values) - 1), 5) + 1] AS low, values[intDiv(fifth * (length(values) - 1), 5) + 2]),
    range(1, 5)) AS cuts
SELECT count() AS customers, countIf(unknown > 0) AS unknown_customers,
    cuts(arraySort(groupArray(days))) AS recency_days, cuts(arraySort(groupArray(orders))) AS orders_,
    cuts(arraySort(groupArrayIf(known, unknown = 0))) AS value
FROM customers
