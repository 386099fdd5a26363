-- A load of page views: four events a person in one session of today, a function of row numbers. People are numbered
-- from `first` on, or drawn from all devices of the shop where they return; one in twenty gives an e-mail address.
CREATE TEMPORARY TABLE IF NOT EXISTS bench_events (device String, anchor UInt64, email String, seq UInt8, number UInt64) ENGINE = Memory;

TRUNCATE TABLE bench_events;

INSERT INTO bench_events
SELECT toString(if({returning:Bool}, sipHash64('returns', {batch:UInt64}, intDiv(number, 4)) % {devices:UInt64},
        {first:UInt64} + intDiv(number, 4))) AS device,
    sipHash64(concat('ga_client_id:', device)), if(toUInt64(device) % 20 = 0, concat('email:person', device), ''),
    number % 4, number
FROM numbers({people:UInt64} * 4);

INSERT INTO events (id, hash, type, name, source, account, anchor, identifiers, occurred_at, session_id, traffic, campaign,
    campaign_id, ad_group, keyword, content, page_url, slice, snapshot, is_test, is_bot, load)
SELECT toUUID(concat(substring(key, 1, 8), '-', substring(key, 9, 4), '-5', substring(key, 14, 3), '-8', substring(key, 18, 3), '-', substring(key, 21, 12))),
    sipHash64('hash', key), 'page_view', 'page_view', 'ga4', 'main', anchor,
    if(email != '' AND seq = 1, [anchor, sipHash64(email)], [anchor]),
    toDateTime64('2026-01-02 12:00:00', 6, 'UTC') + toIntervalSecond({batch:UInt64} * 600 + seq * 20),
    concat('ga4:main:', device, ':', toString({batch:UInt64})),
    if(seq = 0, ({ways:Array(UInt64)} AS ways)[number % length(ways) + 1], 0), '', '', '', '', '',
    concat('https://shop.example/catalog/', toString(number % 500)), 0, 0, false, false, {batch:UInt64}
FROM (SELECT *, lower(hex(sipHash128('load', {batch:UInt64}, number))) AS key FROM bench_events);

INSERT INTO identity_edges
SELECT DISTINCT arrayJoin([anchor, sipHash64(email)]) AS a, if(a = anchor, sipHash64(email), anchor), 0, 0
FROM bench_events WHERE email != '';

INSERT INTO identifiers
SELECT DISTINCT anchor, 'ga_client_id', device FROM bench_events
UNION ALL
SELECT DISTINCT sipHash64(email), 'email', substring(email, 7) FROM bench_events WHERE email != '';

INSERT INTO dirty
SELECT DISTINCT {batch:UInt64}, 'identifier', arrayJoin(if(email = '', [anchor], [anchor, sipHash64(email)])) FROM bench_events
