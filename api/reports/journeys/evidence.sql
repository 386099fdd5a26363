-- Identifiers of the person, or of all people of the account where a company is the owner; each with the touches
-- whose own facts carried it.
WITH
members AS
(
    SELECT DISTINCT identifier FROM identity_members
    WHERE generation = {generation:UInt32} AND (person, revision) IN
    (
        SELECT owner, max(revision) FROM owner_revisions
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND owner IN
        (
            SELECT {person:UInt64}
            UNION ALL
            SELECT person FROM person_companies(generation = {generation:UInt32}, revision = {revision:UInt64})
            WHERE owner = {person:UInt64}
        )
        GROUP BY owner
    )
),
walked AS
(
    SELECT touch_id
    FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE payment_day = {payment_day:Date} AND owner = {person:UInt64} AND conversion_id = {conversion:UInt64}
),
carried AS
(
    -- A visit is named by its session, or by its first event where there is none; an action by its own id.
    SELECT touch_id, carried_by
    FROM
    (
        SELECT arrayJoin([sipHash64('visit', toString(anchor), if(session_id = '', toString(id), session_id)),
                sipHash64(type, toString(id))]) AS touch_id,
            identifiers AS carried_by
        FROM events
        -- What happened on a shared device is found by the identifiers that it carried.
        WHERE anchor IN (SELECT identifier FROM members UNION ALL
                         SELECT b FROM identity_edges WHERE a IN (SELECT identifier FROM members))
          AND (slice = 0 OR (slice, snapshot) IN
              (SELECT slice, argMax(snapshot, revision) FROM slice_states
               WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'events'
               GROUP BY slice))
    )
    UNION ALL
    SELECT sipHash64('call', toString(key)), argMax(identifiers, revision)
    FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type = 'call'
      AND key IN (SELECT key FROM entity_index WHERE identifier IN (SELECT identifier FROM members))
    GROUP BY key
)
SELECT type, value, groupUniqArrayIf(toString(touch_id), touch_id != 0) AS touches
FROM
(
    SELECT DISTINCT identifier, type, value FROM identifiers WHERE identifier IN (SELECT identifier FROM members)
) AS member
LEFT JOIN
(
    SELECT touch_id, arrayJoin(carried_by) AS identifier FROM carried WHERE touch_id IN (SELECT touch_id FROM walked)
) AS fact ON fact.identifier = member.identifier
GROUP BY type, value
ORDER BY length(touches) DESC, type, value
LIMIT 200
