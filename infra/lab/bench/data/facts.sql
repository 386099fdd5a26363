-- Facts of a middling shop over a year, a function of row numbers: `devices` devices, four events a
-- session, orders with an e-mail, campaigns with costs. `traffic` holds the ways of coming already.
-- The events come in pieces: `events` of them from number `first` on.
INSERT INTO events (id, hash, type, name, source, account, anchor, identifiers, occurred_at, session_id, traffic,
    campaign, campaign_id, ad_group, keyword, content, page_url, slice, snapshot, is_test, is_bot, load)
SELECT toUUID(concat(substring(key, 1, 8), '-', substring(key, 9, 4), '-5', substring(key, 14, 3), '-8', substring(key, 18, 3), '-', substring(key, 21, 12))),
    sipHash64('hash', number), if(seq = 3 AND session % 50 = 0, 'form', 'page_view'), if(seq = 3 AND session % 50 = 0, 'generate_lead', 'page_view'),
    'ga4', 'main', anchor,
    if(known AND seq = 1, [anchor, sipHash64(concat('email:person', toString(device % 70001)))], [anchor]),
    started + toIntervalSecond(seq * (20 + jitter % 200)),
    concat('ga4:main:', toString(session)),
    if(seq = 0 AND way < 800, ways[way % length(ways) + 1], 0) AS traffic_key,
    if(traffic_key != 0, concat('campaign ', toString(way % 40)), ''), if(traffic_key != 0, toString(way % 40), ''),
    '', if(traffic_key != 0, concat('keyword ', toString(way % 300)), ''), '',
    concat('https://shop.example/catalog/', toString(jitter % 500)), 0, 0, false, false, 1
FROM
(
    SELECT number, intDiv(number, 4) AS session, number % 4 AS seq, sipHash64('device', session) % {devices:UInt64} AS device,
        sipHash64(concat('ga_client_id:', toString(device))) AS anchor, device % 20 = 0 AS known,
        toDateTime64('2025-01-01 00:00:00', 6, 'UTC') + toIntervalSecond(sipHash64('start', session) % 31536000) AS started,
        sipHash64('jitter', number) AS jitter, sipHash64('way', session) % 1000 AS way,
        lower(hex(sipHash128('id', number))) AS key, {ways:Array(UInt64)} AS ways
    FROM numbers_mt({first:UInt64}, {events:UInt64})
);

INSERT INTO identity_edges
SELECT arrayJoin([device_key, email_key]) AS a, if(a = device_key, email_key, device_key), 0, 0
FROM
(
    SELECT DISTINCT identifiers[1] AS device_key, identifiers[2] AS email_key FROM events WHERE length(identifiers) = 2
);

INSERT INTO identifiers
SELECT sipHash64(concat('ga_client_id:', toString(number))), 'ga_client_id', toString(number) FROM numbers_mt({devices:UInt64})
UNION ALL
SELECT sipHash64(concat('email:person', toString(number))), 'email', concat('person', toString(number)) FROM numbers_mt(70001)
UNION ALL
SELECT sipHash64(concat('email:buyer', toString(number))), 'email', concat('buyer', toString(number)) FROM numbers_mt({devices:UInt64});

-- One order in two carries the client id; the e-mail finds the others.
INSERT INTO entities (key, entity_type, source, account, entity_id, version, id, op, occurred_at, is_test, fields, load)
SELECT sipHash64('order', 'shopify', 'main', toString(number)), 'order', 'shopify', 'main', toString(number), 1,
    toUUID(concat(substring(key, 1, 8), '-', substring(key, 9, 4), '-5', substring(key, 14, 3), '-8', substring(key, 18, 3), '-', substring(key, 21, 12))),
    'upsert', placed, false,
    CAST(map('number', toString(number), 'status', 'paid', 'currency', 'EUR', 'netMicros', toString(net),
        'costMicros', toString(intDiv(net, 3)), 'createdAt', toString(toUnixTimestamp64Micro(placed)),
        'paidAt', toString(toUnixTimestamp64Micro(placed)), 'id.client_id', concat('ga_client_id:', toString(device)),
        'id.email', concat('email:buyer', toString(device))), 'Map(LowCardinality(String), Nullable(String))'), 1
FROM
(
    SELECT number, sipHash64('buyer', number) % {devices:UInt64} AS device, lower(hex(sipHash128('order', number))) AS key,
        toDateTime64('2025-01-01 00:00:00', 6, 'UTC') + toIntervalSecond(sipHash64('placed', number) % 31536000) AS placed,
        toInt64(500 + sipHash64('net', number) % 30000) * 10000 AS net
    FROM numbers_mt({orders:UInt64})
);

INSERT INTO entity_index
SELECT arrayJoin([key, sipHash64(assumeNotNull(fields['id.client_id'])), sipHash64(assumeNotNull(fields['id.email']))]), key
FROM entities;

-- A slice of costs for each day: 40 campaigns with ten keywords.
INSERT INTO slices
SELECT sipHash64(concat('bench:', toString(number))), concat('bench:', toString(number)), 'ad_cost', 1,
    toDateTime64('2026-01-01 00:00:00', 6, 'UTC'), 1, 1, 1
FROM numbers(365);

INSERT INTO cost_rows (slice, snapshot, part, row, source, account, day, traffic, campaign_id, campaign, ad_group_id,
    ad_group, keyword, currency, cost_micros, vat_included, impressions, clicks)
SELECT sipHash64(concat('bench:', toString(intDiv(number, 400)))), 1, 1, number % 400, 'bench', 'main',
    toDate('2025-01-01') + intDiv(number, 400), ({ways:Array(UInt64)} AS ways)[number % length(ways) + 1],
    toString(number % 40), concat('campaign ', toString(number % 40)), '', '', concat('keyword ', toString(number % 300)),
    'EUR', toInt64(100 + sipHash64('cost', number) % 5000) * 10000, false, 1000 + number % 5000, 10 + number % 90
FROM numbers_mt(365 * 400)
