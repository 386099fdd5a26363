-- What each person allows, and from when on: by the events that tell of consent, and by the contacts of
-- customer systems. A record that repeats a word says nothing new; the last word by time holds, and of
-- several at one time a denial, then a grant.
-- needs: work_events WHERE type = 'consent'
INSERT INTO work_consents
SELECT person, told.1, at, told.2, source, account
FROM
(
    SELECT mine.person AS person, event.occurred_at AS at, event.source AS source, event.account AS account,
        arrayJoin(arrayFilter(pair -> pair.2 != '', arrayConcat(
            arrayMap((purpose, place) -> (purpose, ['', 'granted', 'denied', ''][bitAnd(bitShiftRight(event.consent, 2 * place), 3) + 1]),
                ['analytics', 'ads', 'ad_user_data', 'ad_personalization'], [0, 1, 2, 3]),
            [('messages', if(event.properties['messages'] IN ('granted', 'denied'), event.properties['messages'], ''))]))) AS told
    FROM
    (
        SELECT id, hash, contract, anchor, occurred_at, toString(events.source) AS source, toString(events.account) AS account,
            consent, properties
        FROM events
        WHERE type = 'consent' AND anchor IN (SELECT anchor FROM work_events WHERE type = 'consent')
    ) AS event
    INNER JOIN (SELECT * FROM work_events WHERE type = 'consent') AS mine
        ON mine.id = event.id AND mine.hash = event.hash AND mine.contract = event.contract AND mine.anchor = event.anchor
);

-- needs: work_states WHERE entity_type = 'contact' AND arrayExists(name -> startsWith(name, 'consent'), mapKeys(fields))
INSERT INTO work_consents
SELECT contact.person, purpose, told_at, state, contact.source, contact.account
FROM
(
    SELECT key, purpose, state, if(isNull(said_at), occurred_at, fromUnixTimestamp64Micro(toInt64OrZero(assumeNotNull(said_at)), 'UTC')) AS told_at,
        lagInFrame(state, 1, 'unknown') OVER (PARTITION BY key, purpose ORDER BY version, id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS before
    FROM
    (
        SELECT key, version, id, occurred_at, told.1 AS purpose, ifNull(fields[told.2], 'unknown') AS state,
            fields[concat(told.2, 'At')] AS said_at
        FROM entities
        ARRAY JOIN [('analytics', 'consentAnalytics'), ('ads', 'consentAds'), ('ad_user_data', 'consentAdUserData'),
            ('ad_personalization', 'consentAdPersonalization'), ('messages', 'consentMessages')] AS told
        WHERE key IN (SELECT key FROM work_states WHERE entity_type = 'contact' AND arrayExists(name -> startsWith(name, 'consent'), mapKeys(fields)))
          AND op = 'upsert' AND mapContains(fields, told.2)
        ORDER BY key, version, id
        LIMIT 1 BY key, version, id, told.1
    )
) AS word
INNER JOIN (SELECT person, key, source, account FROM work_states WHERE entity_type = 'contact') AS contact ON contact.key = word.key
WHERE state != before;

-- needs: work_consents
INSERT INTO consent_rows
SELECT {generation:UInt32}, {revision:UInt64}, if(owner = 0, person, owner), person, purpose, at, word.1, word.2, word.3
FROM
(
    SELECT person, purpose, at, word, word.1 AS state,
        lagInFrame(word.1, 1, 'unknown') OVER (PARTITION BY person, purpose ORDER BY at ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS before
    FROM
    (
        SELECT person, purpose, at, argMax((toString(state), toString(source), toString(account)),
            (indexOf(['unknown', 'granted', 'denied'], state), toString(source), toString(account))) AS word
        FROM work_consents
        GROUP BY person, purpose, at
    )
) AS said
LEFT JOIN work_accounts ON member = person
WHERE state != before;

-- Events of these people that belong to nobody, for the notices.
-- needs: work_unconsented
INSERT INTO left_out_rows
SELECT {generation:UInt32}, {revision:UInt64}, if(owner = 0, person, owner) AS counted, 'unconsented', source, account, toDate(occurred_at, {timezone:String}) AS day,
    uniqExact(id)
FROM events INNER JOIN work_ids ON work_ids.identifier = events.anchor
LEFT JOIN work_accounts ON member = person
WHERE anchor IN (SELECT identifier FROM work_ids) AND (anchor, id, hash) IN (SELECT anchor, id, hash FROM work_unconsented)
  AND NOT is_test AND NOT is_bot
  AND (slice = 0 OR (slice, snapshot) IN (SELECT slice, snapshot FROM work_current))
GROUP BY counted, source, account, day
