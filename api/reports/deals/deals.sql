-- Continues `rates` and `latest` of deals: one row a deal that was opened in the period, closed in it or is open, with the
-- journey that led to it: that of the deal once it is won, before that of its own lead, else of its person's last lead before.
, micros -> if(toInt64OrZero(micros) = 0, NULL, toDate(fromUnixTimestamp64Micro(toInt64OrZero(micros), 'UTC'), {timezone:String})) AS day_of,
entered AS
(
    -- A CRM that tells no history of stages tells it by its versions.
    SELECT key, toString(assumeNotNull(fields['stage'])) AS stage, toString(min(toUnixTimestamp64Micro(occurred_at))) AS first_told
    FROM entities
    WHERE entity_type = 'deal' AND op = 'upsert' AND ifNull(fields['stage'], '') != ''
    GROUP BY key, stage
),
told AS
(
    SELECT latest.key AS key, source, entity_id, identifiers, if(fields['title'] = '', entity_id, fields['title']) AS label,
        if(fields['stage'] = '', 'not_told', fields['stage']) AS stage,
        multiIf(fields['status'] = 'won' OR fields['status'] = '' AND fields['wonAt'] != '', 'won',
            fields['status'] = 'lost' OR fields['status'] = '' AND fields['lostAt'] != '', 'lost', 'open') AS status,
        if(fields['owner'] = '', 'nobody', fields['owner']) AS owner,
        if(status = 'lost', if(fields['lostReason'] = '', 'not_told', fields['lostReason']), '') AS lost_reason,
        toInt64OrZero(fields['createdAt']) AS created_us,
        fields['branch'] AS branch, fields['partner'] AS partner,
        day_of(fields['createdAt']) AS opened,
        if(status = 'open', NULL, day_of(fields[if(status = 'won', 'wonAt', 'lostAt')])) AS closed,
        least({as_of:Date}, if(isNull(closed), {as_of:Date}, closed)) AS until,
        day_of(multiIf(fields['stageAt'] != '', fields['stageAt'],
            fields['stages'] NOT IN ('', '[]'), toString(arrayMax(arrayMap(entry -> JSONExtractInt(entry, 'at'), JSONExtractArrayRaw(fields['stages'])))),
            entered.first_told)) AS in_stage_since,
        fields['currency'] AS own_currency, toInt64OrNull(fields['amountMicros']) AS own_amount, toInt64OrNull(fields['marginMicros']) AS own_margin
    FROM latest LEFT JOIN entered ON entered.key = latest.key AND entered.stage = latest.fields['stage']
    WHERE fields['mergedInto'] = ''
),
chosen AS
(
    SELECT * FROM told
    WHERE multiIf({which:String} = 'opened', opened BETWEEN {from:Date} AND {to:Date},
        {which:String} = 'closed', closed BETWEEN {from:Date} AND {to:Date},
        status = 'open' AND ifNull(opened, {to:Date}) <= {to:Date})
),
people AS
(
    SELECT carried.key AS key, mapped.person AS person, fromUnixTimestamp64Micro(created_us, 'UTC') AS at
    FROM (SELECT key, created_us, arrayJoin(identifiers) AS identifier FROM chosen) AS carried
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND identifier IN (SELECT arrayJoin(identifiers) FROM chosen)
        GROUP BY identifier
    ) AS mapped ON mapped.identifier = carried.identifier
),
converted AS
(
    SELECT owner, conversion_id, kind, at FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('lead', 'deal')
),
led AS
(
    SELECT key, argMin(conversion_id, (place, age, conversion_id)) AS conversion_id
    FROM
    (
        SELECT own.key AS key, converted.conversion_id AS conversion_id, own.candidate.2 AS place, toInt64(0) AS age
        FROM (SELECT key, arrayJoin([(key, 1), (sipHash64('lead', toString(key)), 2)]) AS candidate, candidate.1 AS id FROM chosen) AS own
        INNER JOIN converted ON converted.conversion_id = own.id
        UNION ALL
        SELECT people.key, leads.conversion_id, 3, toUnixTimestamp64Micro(people.at) - toUnixTimestamp64Micro(leads.at)
        FROM people ASOF INNER JOIN (SELECT owner, conversion_id, at FROM converted WHERE kind = 'lead') AS leads
            ON leads.owner = people.person AND leads.at <= people.at
    )
    GROUP BY key
),
walked AS
(
    SELECT led.key AS key, any(led.conversion_id) AS conversion, if(min(touch_id) = 0, 0, max(journey.touches)) AS touches,
        argMin(known.channel, touch_seq) AS first_channel, argMax(known.channel, touch_seq) AS last_channel
    FROM (SELECT conversion_id, touch_id, touch_seq, touches, traffic FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})) AS journey
    INNER JOIN led ON led.conversion_id = journey.conversion_id
    LEFT JOIN (SELECT traffic, argMax(toString(channel), classified_at) AS channel FROM traffic GROUP BY traffic) AS known ON known.traffic = journey.traffic
    WHERE journey.touch_seq <= 1 OR journey.touch_seq = journey.touches
    GROUP BY key
),
every AS
(
    SELECT chosen.key AS key, entity_id, source, label, stage, status, owner, branch, partner, lost_reason, opened, closed,
        if(isNull(opened), NULL, greatest(dateDiff('day', assumeNotNull(opened), until), 0)) AS age_days,
        if(isNull(in_stage_since), NULL, greatest(dateDiff('day', assumeNotNull(in_stage_since), until), 0)) AS stage_days,
        -- At the rate of the day on which it was closed; of an open one, of its last day here.
        if(own_currency = {currency:String}, toDecimal256(1, 18), if(own_currency = '' OR until - rated.day > {rate_days:UInt32}, NULL, toDecimal256(nullIf(rated.rate, 0), 18))) AS scale,
        toInt64OrNull(toString(intDiv(round(toDecimal256(own_amount, 0) * scale, -4), 10000))) AS amount,
        toInt64OrNull(toString(intDiv(round(toDecimal256(own_margin, 0) * scale, -4), 10000))) AS margin,
        walked.conversion AS conversion, walked.touches AS touches,
        if(walked.touches = 0, 'not_told', if(walked.first_channel = '', 'Unassigned', walked.first_channel)) AS came_by,
        if(walked.touches = 0, 'not_told', if(walked.last_channel = '', 'Unassigned', walked.last_channel)) AS came_last_by,
        multiIf({by:String} = 'stage', stage, {by:String} = 'owner', owner, {by:String} = 'channel', came_by, '') AS name
    FROM chosen
    ASOF LEFT JOIN rates AS rated ON rated.currency = chosen.own_currency AND rated.day <= chosen.until
    LEFT JOIN walked ON walked.key = chosen.key
),
items AS
(
    SELECT * FROM every AS items
    WHERE true
      /* conditions */
)
