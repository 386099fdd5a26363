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
-- Records that have ever been of somebody who has a lead: no others can belong to one.
asked AS
(
    SELECT DISTINCT key
    FROM
    (
        SELECT key, arrayJoin(identifiers) AS identifier FROM entity_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type IN ('lead', 'deal', 'order')
    )
    WHERE identifier IN
    (
        SELECT identifier FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND person IN (SELECT owner FROM begun)
    )
),
-- Leads, deals and orders as they were told last, with what the funnel asks of them. Names stand for columns of the table below
-- them: the engine works a name out anew wherever it is used beside where it is defined.
told_states AS
(
    SELECT key, identifiers, toString(entity_type) AS type, toInt64OrZero(fields['createdAt']) AS created_us,
        greatest(created_us, toInt64OrZero(fields['contactedAt']), toInt64OrZero(fields['closedAt'])) AS newest_us,
        fields['status'] AS status, fields['qualifiedAt'] AS qualified, fields['lostAt'] AS lost, fields['cancelledAt'] AS cancelled,
        if(type = 'order', fields['cancelReason'], fields['lostReason']) AS reason
    FROM entity_states
    WHERE generation = {generation:UInt32} AND entity_type IN ('lead', 'deal', 'order') AND (key, revision) IN
    (
        SELECT key, max(revision) FROM entity_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type IN ('lead', 'deal', 'order')
          AND key IN (SELECT key FROM asked)
        GROUP BY key
    )
      AND NOT deleted AND NOT is_test AND fields['mergedInto'] = '' AND fields['createdAt'] != ''
),
states AS
(
    SELECT key, identifiers, type, status, created_us,
        -- Of a lead that counts as qualified without a time, the newest time that is told of it.
        multiIf(qualified != '', toInt64OrZero(qualified), type = 'lead' AND status IN ('qualified', 'converted'), newest_us, 0) AS qualified_us,
        if(type = 'lead', 0, created_us) AS opened_us,
        multiIf(type = 'lead' AND status = 'disqualified', newest_us,
            type = 'deal' AND status = 'lost', greatest(created_us, toInt64OrZero(lost)),
            type = 'order' AND (status = 'cancelled' OR cancelled != ''), greatest(created_us, toInt64OrZero(cancelled)), 0) AS lost_us,
        reason
    FROM told_states
    WHERE day_of(created_us) BETWEEN {from:Date} AND {to:Date}
),
-- Whose a record is: the narrowest identifier that is not wide decides, as when conversions are derived.
records AS
(
    SELECT argMin(mapped.person, (mapped.capped, position)) AS person, any(carried.record) AS record,
        record.1 AS created_us, record.2 AS qualified_us, record.3 AS opened_us, record.4 AS lost_us, record.5 AS reason, record.6 AS is_open
    FROM
    (
        SELECT key, identifier, position,
            (created_us, qualified_us, opened_us, lost_us, reason,
             type = 'deal' AND status NOT IN ('lost', 'won') OR type = 'order' AND lost_us = 0) AS record
        FROM states ARRAY JOIN identifiers AS identifier, arrayEnumerate(identifiers) AS position
    ) AS carried
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person, argMax(identity_map.capped, revision) AS capped
        FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND identifier IN (SELECT arrayJoin(identifiers) FROM entity_states
                             WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type IN ('lead', 'deal', 'order')
                               AND key IN (SELECT key FROM asked))
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
known AS
(
    SELECT begun.owner AS owner, begun.conversion_id AS conversion_id, begun.at AS at, begun.lead_day AS lead_day,
        begun.lead_type AS lead_type, begun.label AS label, begun.source AS source, begun.native_id AS native_id, credited.channel AS channel,
        told.qualified_us AS qualified_us, told.opened_us AS opened_us, told.lost_us AS lost_us, told.reason AS told_reason,
        told.is_open AS is_open, paid.paid_day AS paid_day, paid.ordered_day AS ordered_day, paid.paid_day > '1970-01-01' AS is_paid
    FROM begun
    INNER JOIN credited ON credited.owner = begun.owner AND credited.conversion_id = begun.conversion_id
    LEFT JOIN told ON told.conversion_id = begun.conversion_id
    LEFT JOIN paid ON paid.owner = begun.owner AND paid.lead_at = begun.at
),
timed AS
(
    SELECT *,
        if(is_paid, days_after(paid_day - lead_day), never) AS paid_days,
        if(is_paid, days_after(ordered_day - lead_day), never) AS ordered_days,
        if(opened_us > 0, days_after(day_of(opened_us) - lead_day), never) AS told_opened_days,
        if(qualified_us > 0, days_after(day_of(qualified_us) - lead_day), never) AS told_qualified_days,
        NOT is_paid AND lost_us > 0 AND NOT is_open AS is_lost
    FROM known
),
-- Who has come to a step has come to those before it. Nobody comes to a step before the lead.
stepped AS
(
    SELECT *, least(told_opened_days, ordered_days, paid_days) AS opened_days,
        least(told_qualified_days, told_opened_days, ordered_days, paid_days) AS qualified_days
    FROM timed
),
leads AS
(
    SELECT owner, conversion_id, at, lead_day, lead_type, label, source, native_id, channel,
        multiIf(lead_day BETWEEN {period_from:Date} AND {period_to:Date}, 'now',
            lead_day BETWEEN {before_from:Date} AND {before_to:Date}, 'before', '') AS cohort,
        multiIf({by:String} = 'channel', channel, {by:String} = 'lead_type', toString(lead_type), '') AS part,
        toUInt32({to:Date} - lead_day) AS age, paid_days, opened_days, qualified_days, is_lost,
        if(is_lost, days_after(day_of(lost_us) - lead_day), never) AS lost_days,
        if(is_lost, told_reason, '') AS reason,
        multiIf(paid_days < never, 'paid', opened_days < never, 'deal', qualified_days < never, 'qualified', 'lead') AS reached
    FROM stepped
)
