-- What each channel had a part in.
SELECT names[step] AS channel,
    sum(of_path) AS conversions,
    sumIf(of_path, touched[-1] = step) AS last,
    sumIf(of_path, length(arrayDistinct(touched)) = 1) AS alone,
    intDiv(sum(path_amount), 10000) AS amount,
    sum(path_unknown) AS unknown
FROM
(
    SELECT touched, count() AS of_path,
        sum(ifNull(if({value:String} = 'margin', margin_base, revenue_base), 0)) AS path_amount,
        countIf(if({value:String} = 'margin', margin_base, revenue_base) IS NULL) AS path_unknown
    FROM converted
    GROUP BY touched
)
ARRAY JOIN arrayDistinct(touched) AS step
GROUP BY step
ORDER BY conversions DESC, channel
