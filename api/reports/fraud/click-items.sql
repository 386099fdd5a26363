    SELECT sign.1 AS signal, at, source, lower(hex(touch_id)) AS id, sign.3 AS unit, sign.2 AS is_found, sign.4 AS times, toNullable(seconds) AS seconds,
        traffic, campaign, campaign_id, toUInt64(0) AS conversion, CAST(0, 'Nullable(Int64)') AS revenue
    FROM clicks
    ARRAY JOIN [('repeated_clicks', is_repeated, sipHash64(visitor, day), repeats), ('click_burst', is_burst, sipHash64(place, hour), in_hour)] AS sign
