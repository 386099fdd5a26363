-- One page of the conversions that meet all conditions, the newest first, each with the totals over all of
-- them. The first row always comes along, so that the totals are known where the page is empty.
SELECT toString(conversion_id) AS conversion, kind, label, source, at, named(transformed(touched)) AS path, touches, days, amount,
    place, all_conversions, all_amount, all_unknown
FROM
(
    SELECT conversion_id, kind, label, source, at, touched, touches, days, amount,
        row_number() OVER (ORDER BY at DESC, conversion_id) AS place,
        count() OVER () AS all_conversions,
        sum(ifNull(amount, 0)) OVER () AS all_amount,
        countIf(amount IS NULL) OVER () AS all_unknown
    FROM
    (
        SELECT conversion_id, kind, label, source, native_id, at, days, touched,
            -- Counted as the bins of the report `lags` are, so that a bin opens exactly what it counts.
            multiIf({stage:String} = 'conversion', days,
                empty(touched), NULL,
                -- An order without a lead before it carries its own time as the lead's.
                {stage:String} = 'lead', if(startsWith(kind, 'goal:') OR kind = 'order' AND lead_at = opportunity_at, NULL,
                    (toUnixTimestamp64Micro(lead_at) - toUnixTimestamp64Micro(first_at)) / 86400000000),
                kind NOT IN ('deal', 'order'), NULL,
                {stage:String} = 'deal', (toUnixTimestamp64Micro(opportunity_at) - toUnixTimestamp64Micro(first_at)) / 86400000000,
                -- Of payment only the day is known.
                toFloat64(payment_day - first_day)) AS stage_days,
            arraySort(named(arrayDistinct(touched))) AS channels,
            length(touched) AS touches,
            intDiv(if({value:String} = 'margin', margin_base, revenue_base), 10000) AS amount
        FROM converted
    )
    WHERE ({path:Nullable(String)} IS NULL OR arrayStringConcat(named(transformed(touched)), ' > ') = {path:Nullable(String)})
      AND ({pattern:String} = '' OR match(arrayStringConcat(arrayMap(step -> concat(step, '\x1f'), named(transformed(touched)))), {pattern:String}))
      -- A channel may have a comma in its name, so the whole text is tried as well.
      AND ({set:Nullable(String)} IS NULL
           OR channels = arraySort(arrayFilter(name -> name != '', splitByChar(',', assumeNotNull({set:Nullable(String)}))))
           OR arrayStringConcat(channels, ',') = {set:Nullable(String)})
      AND ({channel:Nullable(String)} IS NULL OR has(channels, assumeNotNull({channel:Nullable(String)})))
      AND ({min_days:Nullable(Float64)} IS NULL OR stage_days >= {min_days:Nullable(Float64)})
      -- A stage that came before the first touch is in no bin.
      AND ({max_days:Nullable(Float64)} IS NULL OR stage_days >= 0 AND stage_days < {max_days:Nullable(Float64)})
      AND ({min_touches:Nullable(UInt32)} IS NULL OR touches >= {min_touches:Nullable(UInt32)})
      AND ({max_touches:Nullable(UInt32)} IS NULL OR touches <= {max_touches:Nullable(UInt32)})
      AND ({search:String} = '' OR positionCaseInsensitiveUTF8(label, {search:String}) > 0
           OR positionCaseInsensitiveUTF8(native_id, {search:String}) > 0 OR toString(conversion_id) = {search:String})
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
