-- What was sold on each day in each region, in minor units of money.
SELECT toString(sold.day) AS day, if({by_region:Bool}, region, '') AS region, count() AS sales,
    sum(ifNull(amount, 0)) AS money, countIf(isNull(amount)) AS unknown,
    sumIf(ifNull(amount, 0), is_credited) AS credited_money, countIf(is_credited AND isNull(amount)) AS credited_unknown
FROM sold
GROUP BY sold.day, region
ORDER BY day, region
