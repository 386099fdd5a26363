    SELECT sign.1 AS signal, at, source, lead_id AS id, sign.3 AS unit, sign.2 AS is_found, sign.4 AS times, CAST(NULL, 'Nullable(Float64)') AS seconds,
        traffic, campaign, campaign_id, toUInt64(0) AS conversion, CAST(0, 'Nullable(Int64)') AS revenue
    FROM leads
    ARRAY JOIN arrayFilter(one -> one.5,
        [('same_contact', is_same_contact, most_contact, contact_times, has_contact), ('same_device', is_same_device, device, device_times, device != 0),
         ('no_contact', NOT has_contact, sipHash64(lead_id), toUInt64(1), asks_contact)]) AS sign
