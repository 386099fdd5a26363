-- Cost of the period and of the year before it, in hundredths, with the months that have one.
SELECT intDiv(sumIf(ifNull(cost_base, 0), day >= {from:Date}), 10000) AS now, intDiv(sumIf(ifNull(cost_base, 0), day < {from:Date}), 10000) AS before,
    countIf(cost_base IS NULL AND day >= {from:Date}) AS now_unknown, countIf(cost_base IS NULL AND day < {from:Date}) AS before_unknown,
    uniqExactIf(toStartOfMonth(day), day >= {from:Date}) AS now_days,
    -- Less than a year is nothing to compare a year with.
    if(uniqExactIf(toStartOfMonth(day), day < {from:Date}) >= 12, 12, 0) AS before_days
FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE day BETWEEN addYears({from:Date}, -1) AND {to:Date}
