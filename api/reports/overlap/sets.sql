-- One page of the sets of channels that led to conversions together, each row with the totals over all of
-- them. The first row always comes along, so that the totals are known where the page is empty.
SELECT *
FROM
(
    SELECT channels, conversions, nulls, amount, unknown,
        row_number() OVER (ORDER BY conversions DESC, if(unknown > 0, NULL, amount) DESC NULLS LAST, channels) AS place,
        count() OVER () AS all_sets,
        sum(conversions) OVER () AS all_conversions,
        sum(amount) OVER () AS all_amount,
        sum(unknown) OVER () AS all_unknown
    FROM
    (
        SELECT arraySort(arrayDistinct(path)) AS channels,
            sum(of_path) AS conversions,
            sum(nulls_of_path) AS nulls,
            sum(path_amount) AS amount,
            sum(path_unknown) AS unknown
        FROM
        (
            SELECT path, conversions AS of_path, nulls AS nulls_of_path,
                if({value:String} = 'margin', margin, revenue) AS path_amount,
                if({value:String} = 'margin', margin_unknown, revenue_unknown) AS path_unknown
            FROM paths
        )
        GROUP BY channels
        HAVING conversions > 0
    )
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
