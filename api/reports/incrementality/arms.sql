-- The groups of each test, with what their people were worth in minor units of money.
SELECT experiment, arm, countIf(NOT is_crossed) AS members, countIf(NOT is_crossed AND sales > 0) AS buyers, countIf(is_crossed) AS crossed,
    sumIf(amount, NOT is_crossed) AS money, sumIf(pow(amount / 100., 2), NOT is_crossed) AS squares,
    sumIf(unknown, NOT is_crossed) AS unknown_sales, sumIf(credited, NOT is_crossed) AS credited_money,
    sumIf(unknown_credited, NOT is_crossed) AS credited_unknown, toString(min(day)) AS first_day, toString(max(day)) AS last_day
FROM assigned
GROUP BY experiment, arm
ORDER BY experiment, arm
