-- Beginning of a statement about leads and how far each has come: one row a lead in `leads`. Days count from the lead. A
-- record of the desk (a lead, a deal, an order) belongs to the last lead of its person before it.
WITH
toUInt32(1000000) AS never,
since_lead -> toUInt32(greatest(since_lead, 0)) AS days_after,
micros -> toDate(fromUnixTimestamp64Micro(micros, 'UTC'), {timezone:String}) AS day_of,
begun AS
(
    SELECT owner, conversion_id, at, toUnixTimestamp64Micro(at) AS at_us, lead_day, lead_type, label, source, native_id
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind = 'lead' AND lead_day BETWEEN {from:Date} AND {to:Date}
),
-- The touch that has the lead: the last one that is not direct.
credited AS
(
    SELECT c.owner AS owner, c.conversion_id AS conversion_id,
        if(c.touch_id = 0, '', ifNull(nullIf(toString(t.channel), ''), 'Unassigned')) AS channel
    FROM
    (
        SELECT owner, conversion_id, kind, is_first_purchase, lead_day, touch_id, touch_day, traffic, way, touch_id = 0 AS unattributed
        FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind = 'lead' AND payment_day BETWEEN {from:Date} AND {to:Date} AND touch_seq = last_non_direct
    ) AS c
    LEFT JOIN (SELECT traffic, channel, source, medium FROM traffic FINAL) AS t ON t.traffic = c.traffic
    /* joins */
    WHERE (NOT {named:Bool} OR toString(c.way) IN ({passing_ways:Array(String)}) OR (c.touch_id = 0 AND {nobody_passes:Bool}))
      /* conditions */
),
-- Leads, deals and orders as they were told last, with what the funnel asks of them.
states AS
(
    SELECT key, identifiers, toString(entity_type) AS type, toInt64OrZero(fields['createdAt']) AS created_us,
        greatest(created_us, toInt64OrZero(fields['contactedAt']), toInt64OrZero(fields['closedAt'])) AS newest_us,
        -- Of a lead that counts as qualified without a time, the newest time that is told of it.
        multiIf(fields['qualifiedAt'] != '', toInt64OrZero(fields['qualifiedAt']),
            type = 'lead' AND fields['status'] IN ('qualified', 'converted'), newest_us, 0) AS qualified_us,
        if(type = 'lead', 0, created_us) AS opened_us,
        multiIf(type = 'lead' AND fields['status'] = 'disqualified', newest_us,
            type = 'deal' AND fields['status'] = 'lost', greatest(created_us, toInt64OrZero(fields['lostAt'])),
            type = 'order' AND (fields['status'] = 'cancelled' OR fields['cancelledAt'] != ''),
            greatest(created_us, toInt64OrZero(fields['cancelledAt'])), 0) AS lost_us,
        if(type = 'order', fields['cancelReason'], fields['lostReason']) AS reason,
        type = 'deal' AND fields['status'] NOT IN ('lost', 'won') OR type = 'order' AND lost_us = 0 AS is_open
    FROM entity_states
    WHERE generation = {generation:UInt32} AND entity_type IN ('lead', 'deal', 'order') AND (key, revision) IN
    (
        SELECT key, max(revision) FROM entity_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type IN ('lead', 'deal', 'order')
        GROUP BY key
    )
      AND NOT deleted AND NOT is_test AND fields['mergedInto'] = '' AND fields['createdAt'] != ''
      AND day_of(created_us) BETWEEN {from:Date} AND {to:Date}
),
-- Whose a record is: the narrowest identifier that is not wide decides, as when conversions are derived.
records AS
(
    SELECT argMin(mapped.person, (mapped.capped, position)) AS person, any(carried.record) AS record,
        record.1 AS created_us, record.2 AS qualified_us, record.3 AS opened_us, record.4 AS lost_us, record.5 AS reason, record.6 AS is_open
    FROM
    (
        SELECT key, identifier, position, (created_us, qualified_us, opened_us, lost_us, reason, is_open) AS record
        FROM states ARRAY JOIN identifiers AS identifier, arrayEnumerate(identifiers) AS position
    ) AS carried
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person, argMax(identity_map.capped, revision) AS capped
        FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND identifier IN (SELECT arrayJoin(identifiers) FROM states)
        GROUP BY identifier
    ) AS mapped ON mapped.identifier = carried.identifier
    GROUP BY carried.key
),
told AS
(
    SELECT lead.conversion_id AS conversion_id, minIf(records.qualified_us, records.qualified_us != 0) AS qualified_us,
        minIf(records.opened_us, records.opened_us != 0) AS opened_us, max(records.lost_us) AS lost_us, argMax(records.reason, records.lost_us) AS reason, max(records.is_open) AS is_open
    FROM records ASOF INNER JOIN begun AS lead ON lead.owner = records.person AND lead.at_us <= records.created_us
    GROUP BY conversion_id
),
-- A sale knows the time of the lead that led to it.
paid AS
(
    SELECT owner, lead_at, min(payment_day) AS paid_day, min(deal_day) AS ordered_day
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND lead_day BETWEEN {from:Date} AND {to:Date}
      AND payment_day BETWEEN {from:Date} AND {to:Date}
    GROUP BY owner, lead_at
),
-- Who has come to a step has come to those before it. Nobody comes to a step before the lead.
leads AS
(
    SELECT begun.owner AS owner, begun.conversion_id AS conversion_id, begun.at AS at, begun.lead_day AS lead_day,
        begun.lead_type AS lead_type, begun.label AS label, begun.source AS source, begun.native_id AS native_id, channel,
        multiIf(begun.lead_day BETWEEN {period_from:Date} AND {period_to:Date}, 'now',
            begun.lead_day BETWEEN {before_from:Date} AND {before_to:Date}, 'before', '') AS cohort,
        multiIf({by:String} = 'channel', channel, {by:String} = 'lead_type', toString(begun.lead_type), '') AS part,
        toUInt32({to:Date} - begun.lead_day) AS age,
        if(paid_day > '1970-01-01', days_after(paid_day - begun.lead_day), never) AS paid_days,
        least(if(told.opened_us > 0, days_after(day_of(told.opened_us) - begun.lead_day), never),
            if(paid_day > '1970-01-01', days_after(ordered_day - begun.lead_day), never), paid_days) AS opened_days,
        least(if(told.qualified_us > 0, days_after(day_of(told.qualified_us) - begun.lead_day), never), opened_days) AS qualified_days,
        paid_days = never AND told.lost_us > 0 AND NOT told.is_open AS is_lost,
        if(is_lost, days_after(day_of(told.lost_us) - begun.lead_day), never) AS lost_days,
        if(is_lost, told.reason, '') AS reason,
        multiIf(paid_days < never, 'paid', opened_days < never, 'deal', qualified_days < never, 'qualified', 'lead') AS reached
    FROM begun
    INNER JOIN credited ON credited.owner = begun.owner AND credited.conversion_id = begun.conversion_id
    LEFT JOIN told ON told.conversion_id = begun.conversion_id
    LEFT JOIN paid ON paid.owner = begun.owner AND paid.lead_at = begun.at
)
