INSERT INTO identifiers
SELECT DISTINCT sipHash64(text), splitByChar(':', text)[1], substring(text, position(text, ':') + 1)
FROM (SELECT arrayJoin(identifier_texts) AS text FROM stage_events
      UNION ALL SELECT arrayJoin(identifier_texts) FROM stage_entities);

-- The facts themselves: what this or an earlier load stored already stays as it is. They come before what
-- is read off them, so that whoever removes what no fact supports takes nothing that is on its way.
INSERT INTO events
(
    id, hash, type, name, source, account, anchor, identifiers, occurred_at, session_id, traffic,
    campaign, campaign_id, ad_group, keyword, content, page_url, transaction_id, sale, value_micros, currency,
    slice, snapshot, is_test, is_bot, load, contract,
    subject, variant, medium, ad_id, creative, network, placement, match_type, page_title, search_term, device,
    os, browser, app, app_version, language, country, region, city, company, branch, properties, click_ids,
    items.id, items.sku, items.name, items.brand, items.category, items.variant, items.quantity, items.price,
    items.list_price, items.discount, items.coupon, items.list, items.position, items.promotion,
    items.creative, consent, cut, is_internal
)
SELECT id, hash, type, name, source, account, anchor, identifiers, occurred_at, session_id, traffic,
    campaign, campaign_id, ad_group, keyword, content, page_url, transaction_id, sale, value_micros, currency,
    slice, snapshot, is_test, is_bot, load, 2,
    subject, variant, medium, ad_id, creative, network, placement, match_type, page_title, search_term, device,
    os, browser, app, app_version, language, country, region, city, company, branch, properties, click_ids,
    items_id, items_sku, items_name, items_brand, items_category, items_variant, items_quantity, items_price,
    items_list_price, items_discount, items_coupon, items_list, items_position, items_promotion,
    items_creative, consent, cut, is_internal
FROM stage_events
WHERE (anchor, occurred_at, id, hash, snapshot) NOT IN
(
    SELECT anchor, occurred_at, id, hash, snapshot FROM events
    WHERE occurred_at BETWEEN fromUnixTimestamp64Micro({from:Int64}, 'UTC') AND fromUnixTimestamp64Micro({to:Int64}, 'UTC')
      AND (anchor, occurred_at) IN (SELECT anchor, occurred_at FROM stage_events)
)
LIMIT 1 BY id, hash, snapshot;

INSERT INTO entities (key, entity_type, source, account, entity_id, version, id, op, occurred_at, is_test, is_internal,
    fields, load)
SELECT key, entity_type, source, account, entity_id, version, id, op, occurred_at, is_test, is_internal, fields, load
FROM stage_entities
WHERE (key, version, id) NOT IN
(
    SELECT key, version, id FROM entities WHERE key IN (SELECT key FROM stage_entities)
)
LIMIT 1 BY key, version, id;

INSERT INTO identity_edges
SELECT DISTINCT pair.1 AS a, pair.2 AS b, slice, snapshot
FROM
(
    SELECT slice, snapshot, identifiers,
        arrayJoin(arrayFilter(p -> p.1 != p.2,
            arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), identifiers), identifiers)))) AS pair
    FROM stage_events
    WHERE length(identifiers) > 1
);

INSERT INTO sale_anchors SELECT DISTINCT sale, anchor FROM stage_events WHERE sale != 0;

INSERT INTO rare_anchors
SELECT DISTINCT told.1, told.2, anchor
FROM
(
    SELECT anchor, arrayJoin(arrayConcat(if(type = 'consent', arrayMap(identifier -> ('consent', identifier), identifiers), []),
        if(company = '', [], [('company', anchor)]),
        -- Lent numbers and clicks are found by what else names them: calls, and the ad platform.
        if(type = 'number_lease', [('lease', sipHash64('number', right(replaceRegexpAll(subject, '\\D', ''), 8)))], []),
        if(click_ids['gclid'] = '', [], [('click_id', sipHash64('click', click_ids['gclid']))]))) AS told
    FROM stage_events
    WHERE anchor != 0 AND (type IN ('consent', 'number_lease') OR company != '' OR click_ids['gclid'] != '')
    UNION ALL
    SELECT sipHash64(slice_key), ('ad_click', sipHash64('click', dimensions['click_id'])) FROM stage_measures
    WHERE type = 'ad_click' AND dimensions['click_id'] != ''
    UNION ALL
    SELECT toUInt64(0), ('company_record', key) FROM stage_entities
    WHERE isNotNull(fields['companyId']) OR isNotNull(fields['companyIds'])
);

INSERT INTO entity_index
SELECT DISTINCT arrayJoin(arrayConcat([key], arrayMap(text -> sipHash64(text), identifier_texts),
    -- a refund is found by its order
    if(entity_type = 'refund' AND isNotNull(fields['orderId']),
        [sipHash64('order', source, account, assumeNotNull(fields['orderId']))], []),
    -- a call by the number that was dialled
    if(entity_type = 'call' AND isNotNull(fields['trackingNumber']),
        [sipHash64('number', right(replaceRegexpAll(assumeNotNull(fields['trackingNumber']), '\\D', ''), 8))], []))), key
FROM stage_entities;

INSERT INTO cost_rows (slice, snapshot, part, row, source, account, day, traffic, campaign_id, campaign, ad_group_id,
    ad_group, keyword, currency, cost_micros, vat_included, impressions, clicks, row_key, emitted_at, load,
    ad_id, creative, landing, network, placement, device, country, objective, vat_micros, fee_micros,
    discount_micros, views, reach, claims.setting, claims.action, claims.conversions, claims.value,
    is_provisional)
SELECT sipHash64(slice_key), sipHash64(slice_key, snapshot_id), part, row, source, account, day,
    if(empty(traffic_tuple), 0, sipHash64(traffic_tuple)), campaign_id, campaign, ad_group_id, ad_group,
    keyword, currency, cost_micros, vat_included, impressions, clicks, row_key,
    fromUnixTimestamp64Micro(emitted_us, 'UTC'), load,
    ad_id, creative, landing, network, placement, device, country, objective, vat_micros, fee_micros,
    discount_micros, views, reach, claims_setting, claims_action, claims_conversions, claims_value,
    is_provisional
FROM stage_costs;

INSERT INTO measure_rows (slice, snapshot, part, row_key, type, source, account, day, until, dimensions, metrics, emitted_at)
SELECT sipHash64(slice_key), sipHash64(slice_key, snapshot_id), part, row_key, type, source, account, day, until,
    mapSort(dimensions), mapSort(metrics), fromUnixTimestamp64Micro(emitted_us, 'UTC')
FROM stage_measures;

INSERT INTO fx_rows
SELECT sipHash64(slice_key), sipHash64(slice_key, snapshot_id), day, base, quote, rate FROM stage_fx;

-- A slice arrives after its rows, and its time is kept even when its content is known: the last restatement counts.
INSERT INTO slices
SELECT slice, slice_key, type, snapshot, fromUnixTimestamp64Micro(snapshot_us, 'UTC'), part, parts, load
FROM stage_slices
WHERE (slice, snapshot, part, snapshot_us) NOT IN
(
    SELECT slice, snapshot, part, toUnixTimestamp64Micro(snapshot_at) FROM slices
    WHERE slice IN (SELECT slice FROM stage_slices)
)
LIMIT 1 BY slice, slice_key, type, snapshot, snapshot_us, part, parts
