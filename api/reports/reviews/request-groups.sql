-- Sales after which a review was asked for, and the others.
SELECT request, count() AS sales, countIf(has(counts_as, 'reviewed')) AS reviewed, countIf(is_mature) AS mature,
    countIf(is_mature AND has(counts_as, 'reviewed')) AS mature_reviewed
FROM items GROUP BY request ORDER BY request DESC
