    SELECT 'short_calls' AS signal, at, source, entity_id AS id, caller AS unit, is_short AS is_found, short_calls AS times,
        toNullable(toFloat64(talked)) AS seconds, traffic, campaign, '' AS campaign_id, toUInt64(0) AS conversion, CAST(0, 'Nullable(Int64)') AS revenue
    FROM calls
