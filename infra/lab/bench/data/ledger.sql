-- What a ledger of its own size is made of: `touches` touches spread evenly over `conversions` conversions of as
-- many people, by 200 ways of coming. All of it is a function of row numbers.
INSERT INTO work_labels
SELECT sipHash64('person', number), sipHash64('person', number) FROM numbers_mt({conversions:UInt64});

INSERT INTO traffic (traffic, tuple, source, medium, channel, channel_ga4, reason, conflict, paid, rules_version)
SELECT number, toString(number), concat('source ', toString(number % 30)), 'medium',
    ['Direct', 'Paid Search', 'Organic Search', 'Email', 'Paid Social', 'Referral', 'Affiliates', 'Phone'][number % 8 + 1] AS name,
    name, 'bench', false, startsWith(name, 'Paid'), '1'
FROM numbers(200);

INSERT INTO conversion_rows (generation, revision, owner, conversion_id, kind, source, account, native_id, label, at,
    lead_day, deal_day, payment_day, is_first_purchase, currency, revenue_micros, margin_micros, revenue_base,
    margin_base, lead_at, opportunity_at)
SELECT 1, 1, sipHash64('person', number), sipHash64('order', number), 'order', 'bench', 'main', toString(number),
    toString(number), toDateTime64('2025-12-31 00:00:00', 6, 'UTC') - toIntervalSecond(sipHash64('at', number) % 20000000) AS at,
    toDate(at), toDate(at), toDate(at), true, 'EUR', amount, intDiv(amount, 3), amount,
    if(number % 20 = 0, NULL, intDiv(amount, 3) - intDiv(amount, 3) % 10000),
    at - toIntervalSecond(3000000 + sipHash64('lead', number) % 3000000), at - toIntervalSecond(sipHash64('opportunity', number) % 3000000)
FROM (SELECT number, toInt64(1000000 + sipHash64('amount', number) % 50000) * 10000 AS amount FROM numbers_mt({conversions:UInt64}));

INSERT INTO touchpoint_rows (generation, revision, owner, touch_id, kind, at, day, traffic, campaign, campaign_id, ad_group, keyword,
    content, source, account, native_id, visits, calls)
SELECT 1, 1, sipHash64('person', conversion), sipHash64('touch', number), 'visit',
    toDateTime64('2025-12-31 00:00:00', 6, 'UTC') - toIntervalSecond(sipHash64('at', conversion) % 20000000)
        - toIntervalSecond(7200000 - seq * 200000 + sipHash64('jitter', number) % 100000) AS at,
    toDate(at), traffic, concat('campaign ', toString(traffic % 40)), toString(traffic % 40), '', '', '', 'bench', 'main',
    toString(number), 1, 0
FROM
(
    SELECT number, number % {conversions:UInt64} AS conversion, intDiv(number, {conversions:UInt64}) AS seq,
        sipHash64('traffic', number) % 200 AS traffic
    FROM numbers_mt({touches:UInt64})
);

INSERT INTO ways
SELECT DISTINCT way, traffic, campaign, campaign_id, ad_group, keyword, content FROM touchpoint_rows
