-- What people do beside visiting: forms, chats, inbound calls, clicks in messages, offline touches, orders.
-- needs: work_events WHERE type IN {touch_kinds:Array(String)}
INSERT INTO work_actions
SELECT person, sipHash64(named, toString(id)),
    transform(type, {kinds_before:Array(String)}, {kinds_after:Array(String)}, type) AS named,
    occurred_at, traffic, campaign, campaign_id, ad_group, keyword, content, source, account, toString(id),
    -- An ad view names its creative beside its campaign.
    if(creative = '' AND named = 'ad_view', variant, creative), landing, device, country, region, branch, company, medium,
    -- A form and a sign-up say what was asked for; else the lead is what its kind is.
    if(has({kinds_with_lead_type:Array(String)}, named) AND variant != '', variant, named), ''
FROM work_events
WHERE type IN {touch_kinds:Array(String)};

-- needs: work_states WHERE entity_type = 'call'
INSERT INTO work_actions
SELECT person, sipHash64('call', toString(key)), 'call', fromUnixTimestamp64Micro(toInt64OrZero(fields['startedAt']), 'UTC'),
    if(fields['traffic'] = '', 0, sipHash64(fields['traffic'])), fields['utmCampaign'], '', '', fields['utmTerm'],
    fields['utmContent'], source, account, entity_id, '',
    if((if(fields['landingUrl'] = '', fields['pageUrl'], fields['landingUrl']) AS page) = '', '', if(path(page) = '', '/', path(page))),
    '', '', '', fields['branch'], '', '', 'call', fields['operator']
FROM work_states
WHERE entity_type = 'call' AND fields['direction'] != 'out' AND fields['startedAt'] != '';

-- What an order, a lead or a deal itself says of how its customer came: the touch of a person whose visit
-- nobody recorded. Several that tell of one way within the gap of a session tell of one touch.
-- needs: work_states WHERE fields['traffic'] != ''
INSERT INTO work_actions
SELECT person, sipHash64(entity_type, toString(key)), entity_type, at, told, fields['utmCampaign'], '', '',
    fields['utmTerm'], fields['utmContent'], source, account, entity_id, '',
    if((fields['landingUrl'] AS page) = '', '', if(path(page) = '', '/', path(page))), '', '', '', fields['branch'],
    if(fields['companyId'] = '', '', concat(source, ':', account, ':', fields['companyId'])), '', '', ''
FROM
(
    SELECT *, at > lagInFrame(at, 1, toDateTime64(0, 6, 'UTC'))
        OVER (PARTITION BY person, told ORDER BY at, key ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
        + toIntervalMicrosecond({session_gap_us:Int64}) AS starts
    FROM
    (
        SELECT *, sipHash64(fields['traffic']) AS told, fromUnixTimestamp64Micro(toInt64OrZero(began), 'UTC') AS at
        FROM
        (
            SELECT *, fields[{began_fields:Array(String)}[indexOf({began_kinds:Array(String)}, entity_type)]] AS began
            FROM work_states
        )
        WHERE entity_type IN {touch_entities:Array(String)} AND fields['traffic'] != '' AND began != ''
    )
)
WHERE starts;

-- An action during a visit, or within the gap after it, belongs to that visit and is no touch of its own.
-- reads: work_actions
INSERT INTO work_placed
SELECT action_id, kind,
    if(visit.touch_id != 0 AND at <= ended_at + toIntervalMicrosecond({session_gap_us:Int64}), visit.touch_id, 0)
FROM work_actions ASOF LEFT JOIN work_sessions AS visit
    ON work_actions.person = visit.person AND work_actions.at >= visit.started_at;

-- reads: work_sessions
INSERT INTO work_touches
SELECT person, touch_id, 'visit', started_at,
    toDate(started_at, {timezone:String}), traffic, campaign, campaign_id, ad_group, keyword, content,
    source, account, native_id, 1, calls, creative, landing, device, country, region, branch, company, ''
FROM work_sessions LEFT JOIN
(
    SELECT visit_id, count() AS calls FROM work_placed WHERE kind = 'call' AND visit_id != 0 GROUP BY visit_id
) AS called ON called.visit_id = work_sessions.touch_id;

-- reads: work_actions
INSERT INTO work_touches
SELECT person, action_id, kind, at, toDate(at, {timezone:String}),
    -- What says nothing of its way is a way of its own where its kind has one; a form is direct.
    multiIf(traffic != 0, traffic, kind = 'call', sipHash64('(phone)'),
        has({kinds_with_way:Array(String)}, kind),
            sipHash64({ways_of_kinds:Array(String)}[indexOf({kinds_with_way:Array(String)}, kind)]), 0),
    -- What an order, a lead or a deal tells is a visit, which nobody but its own system has seen.
    campaign, campaign_id, ad_group, keyword, content, source, account, native_id, kind IN ('order', 'lead', 'deal'),
    kind = 'call', creative, landing, device, country, region, branch, company, medium
FROM work_actions
WHERE action_id IN (SELECT action_id FROM work_placed WHERE visit_id = 0);

-- reads: work_touches
INSERT INTO touchpoint_rows
(
    generation, revision, owner, touch_id, kind, at, day, traffic, campaign, campaign_id, ad_group, keyword, content,
    source, account, native_id, visits, calls, creative, landing, device, country, region, branch, company, medium,
    returning
)
SELECT {generation:UInt32}, {revision:UInt64}, work_touches.*,
    -- Of two visits that begin at one instant neither is the earlier one. A window would sort whole rows.
    first_visit_at != toDateTime64(0, 6, 'UTC') AND at > first_visit_at
FROM work_touches LEFT JOIN
(
    SELECT owner AS visitor, min(at) AS first_visit_at FROM work_touches WHERE visits > 0 GROUP BY owner
) AS visited ON visitor = owner;

-- Ways that nobody has come before. They are kept for ever: a way is what its key says.
-- reads: work_touches
INSERT INTO ways
SELECT DISTINCT way, traffic, campaign, campaign_id, ad_group, keyword, content FROM work_touches
WHERE way NOT IN (SELECT way FROM ways)
