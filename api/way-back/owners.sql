-- Who the conversions are of, with everything that is known of them: click ids with their values, addresses and numbers, and
-- when each purpose was last granted and last denied. An account of a company is all of its people: one who denies, denies.
WITH
owners AS
(
    SELECT DISTINCT owner FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN {kinds:Array(String)} AND at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
),
people AS
(
    SELECT owner, owner AS person FROM owners
    UNION DISTINCT
    SELECT owner, person FROM person_companies(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE owner IN (SELECT owner FROM owners)
),
-- What several people share says of nobody.
members AS
(
    SELECT identifier, argMax(identity_map.person, revision) AS member, argMax(capped, revision) AS shared
    FROM identity_map
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND identifier IN
    (
        SELECT identifier FROM identity_members
        WHERE generation = {generation:UInt32} AND person IN (SELECT person FROM people)
    )
    GROUP BY identifier
    HAVING NOT shared
),
held AS
(
    SELECT people.owner AS holder, members.identifier AS identifier
    FROM members INNER JOIN people ON people.person = members.member
),
heard AS
(
    SELECT anchor, occurred_at, click_ids, toString(country) AS country, consent
    FROM
    (
        SELECT id, anchor, occurred_at, click_ids, country, consent, is_internal, contract, hash
        FROM events
        WHERE anchor IN (SELECT identifier FROM held) AND NOT is_test AND NOT is_bot
          AND occurred_at >= fromUnixTimestamp64Milli({heard_since:Int64}, 'UTC')
          AND (slice = 0 OR (slice, snapshot) IN
              (SELECT slice, argMax(snapshot, revision) FROM slice_states
               WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'events'
               GROUP BY slice))
        ORDER BY id, contract DESC, hash
        LIMIT 1 BY id
    )
    WHERE NOT is_internal
)
SELECT owner, what, name, value, at, country
FROM
(
SELECT toString(holder) AS owner, 'click' AS what, toString(pair.1) AS name, toString(pair.2) AS value,
    toString(toUnixTimestamp64Milli(occurred_at)) AS at, country
FROM
(
    SELECT holder, occurred_at, country, arrayJoin(click_ids) AS pair
    FROM heard INNER JOIN held ON held.identifier = heard.anchor
    WHERE notEmpty(click_ids)
)
WHERE pair.2 != ''
UNION ALL
SELECT DISTINCT toString(holder), 'identifier', toString(type), value, '0', ''
FROM held INNER JOIN (SELECT identifier, any(type) AS type, any(value) AS value FROM identifiers GROUP BY identifier) AS named
    ON named.identifier = held.identifier
WHERE type IN ('email', 'phone', 'ym_client_id', 'user_id')
UNION ALL
SELECT toString(holder), 'consent', purpose, state, toString(toUnixTimestamp64Milli(max(occurred_at))), ''
FROM
(
    SELECT holder, occurred_at, said.1 AS purpose, said.2 AS state
    FROM
    (
        SELECT holder, occurred_at, arrayJoin(arrayMap((purpose, place) ->
            (purpose, ['', 'granted', 'denied', ''][bitAnd(bitShiftRight(consent, 2 * place), 3) + 1]),
            ['analytics', 'ads', 'ad_user_data', 'ad_personalization'], [0, 1, 2, 3])) AS said
        FROM heard INNER JOIN held ON held.identifier = heard.anchor
        WHERE consent != 0
    )
    WHERE said.2 != ''
    UNION ALL
    SELECT people.owner AS holder, since, purpose, state
    FROM
    (
        SELECT person, purpose, state, since
        FROM consent_states(generation = {generation:UInt32}, revision = {revision:UInt64})
    ) AS told
    INNER JOIN people ON people.person = told.person
    WHERE state != 'unknown'
)
GROUP BY holder, purpose, state
)
ORDER BY owner, what, name, value, at
