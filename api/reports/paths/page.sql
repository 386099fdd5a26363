-- One page of the paths that match, each row with the totals over all of them. The first row always comes
-- along, so that the totals are known where the page is empty.
SELECT path, conversions, nulls, amount, unknown, median_days, place,
    all_paths, all_conversions, all_nulls, all_amount, all_unknown
FROM
(
    SELECT path, conversions, nulls, amount, unknown, days AS median_days,
        row_number() OVER (ORDER BY
            multiIf({sort:String} = 'value', if(unknown > 0, NULL, toFloat64(amount)),
                {sort:String} = 'rate', rate, {sort:String} = 'median_days', days,
                {sort:String} = 'nulls', toFloat64(nulls), toFloat64(conversions)) DESC NULLS LAST,
            conversions DESC, nulls DESC, path) AS place,
        count() OVER () AS all_paths,
        sum(conversions) OVER () AS all_conversions,
        sum(nulls) OVER () AS all_nulls,
        sum(amount) OVER () AS all_amount,
        sum(unknown) OVER () AS all_unknown
    FROM
    (
        SELECT path, conversions, nulls, median_days AS days,
            if({value:String} = 'margin', margin, revenue) AS amount,
            if({value:String} = 'margin', margin_unknown, revenue_unknown) AS unknown,
            -- Nobody knows how many without a touch did not convert.
            if(empty(path), NULL, conversions / (conversions + nulls)) AS rate
        FROM paths
        WHERE {pattern:String} = '' OR match(arrayStringConcat(arrayMap(step -> concat(step, '\x1f'), path)), {pattern:String})
    )
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
