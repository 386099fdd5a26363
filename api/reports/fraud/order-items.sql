    SELECT sign.1 AS signal, at, source, native_id AS id, conversion_id AS unit, sign.2 AS is_found, toUInt64(1) AS times, toNullable(seconds) AS seconds,
        traffic, campaign, campaign_id, conversion_id AS conversion, CAST(intDiv(revenue_base, 10000), 'Nullable(Int64)') AS revenue
    FROM orders
    ARRAY JOIN [('click_injection', is_injected), ('last_click_flooding', is_taken)] AS sign
