-- Events whose anchor is wide, of the people of this chunk. Such an event belongs to the person of its other
-- identifiers; where they tell none, to whoever is told next on that device, else to the device itself.
--
-- Only the chunk's people are written, but all that happened on their shared devices is read, so that what
-- belongs to whom does not depend on who is derived together.
-- reads: work_ids
INSERT INTO work_anchors
SELECT DISTINCT anchor, anchor IN
    (SELECT identifier FROM work_kinds WHERE layer = 4 AND identifier IN (SELECT identifier FROM work_wide)
        AND identifier NOT IN (SELECT identifier FROM work_crowded) AND identifier IN (SELECT identifier FROM work_nodes))
FROM
(
    SELECT identifier AS anchor FROM work_ids WHERE capped
    UNION ALL
    SELECT b FROM work_edges
    WHERE a IN (SELECT identifier FROM work_ids)
      AND (b IN (SELECT identifier FROM work_wide) OR b NOT IN (SELECT identifier FROM work_labels))
);

-- needs: work_anchors
INSERT INTO work_shared
SELECT anchor, id, contract, hash, type, source, account, occurred_at, session_id, traffic, campaign, campaign_id, ad_group,
    keyword, content, creative, page_path, device, country, region, branch, company, medium, variant, identifiers
FROM events
WHERE anchor IN (SELECT anchor FROM work_anchors)
  AND NOT is_test AND NOT is_bot AND (anchor, id, hash) NOT IN (SELECT anchor, id, hash FROM work_unconsented)
  AND (slice = 0 OR (slice, snapshot) IN (SELECT slice, snapshot FROM work_current))
ORDER BY id, contract DESC, hash
LIMIT 1 BY id;

-- Whose an event is by its own words: all of its identifiers that are not wide are one person's.
-- needs: work_shared
INSERT INTO work_told
SELECT id, min(person)
FROM (SELECT id, arrayJoin(identifiers) AS identifier FROM work_shared) AS carried
INNER JOIN
(
    SELECT identifier, argMax(identity_map.person, revision) AS person
    FROM identity_map
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND identifier IN (SELECT arrayJoin(identifiers) FROM work_shared)
    GROUP BY identifier
    HAVING NOT argMax(capped, revision)
) AS mapped ON mapped.identifier = carried.identifier
GROUP BY id;

-- Orders, deals and calls that were told with such a device.
-- needs: work_anchors WHERE soft
INSERT INTO work_sayings
SELECT key, fromUnixTimestamp64Micro(latest.3, 'UTC'), latest.1
FROM
(
    SELECT key, argMax((identifiers, deleted OR is_test, toInt64OrZero(multiIf(entity_type = 'call', fields['startedAt'],
            entity_type IN ('order', 'deal'), fields['createdAt'], ''))), revision) AS latest
    FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND key IN
        (SELECT key FROM entity_index WHERE identifier IN (SELECT anchor FROM work_anchors WHERE soft))
    GROUP BY key
    HAVING NOT latest.2 AND latest.3 > 0
);

-- Who was told on such a device, and when: by a login, a form, an order placed on it, a call.
-- needs: work_anchors WHERE soft
INSERT INTO work_carriers
SELECT anchor, at, min(person)
FROM
(
    SELECT anchor, occurred_at AS at, person
    FROM work_shared INNER JOIN work_told ON work_told.id = work_shared.id
    UNION ALL
    SELECT anchor, at, person
    FROM (SELECT key, at, arrayJoin(identifiers) AS anchor FROM work_sayings) AS said
    INNER JOIN
    (
        SELECT key AS told_key, min(mapped.person) AS person
        FROM (SELECT key, arrayJoin(identifiers) AS identifier FROM work_sayings) AS carried
        INNER JOIN
        (
            SELECT identifier, argMax(identity_map.person, revision) AS person
            FROM identity_map
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
              AND identifier IN (SELECT arrayJoin(identifiers) FROM work_sayings)
            GROUP BY identifier
            HAVING NOT argMax(capped, revision)
        ) AS mapped ON mapped.identifier = carried.identifier
        GROUP BY key
    ) AS told ON told.told_key = said.key
)
WHERE anchor IN (SELECT anchor FROM work_anchors WHERE soft)
GROUP BY anchor, at;

-- The visit around each event of such a device, whoever made it.
-- needs: work_anchors WHERE soft
INSERT INTO work_spans
SELECT id, anchor, occurred_at, min(occurred_at) OVER (PARTITION BY anchor, session_id, number),
    max(occurred_at) OVER (PARTITION BY anchor, session_id, number)
FROM
(
    SELECT *, if(session_id = '', sum(starts) OVER (PARTITION BY anchor, session_id ORDER BY occurred_at, id), 0) AS number
    FROM
    (
        SELECT id, anchor, occurred_at, session_id, occurred_at > lagInFrame(occurred_at, 1, toDateTime64(0, 6, 'UTC'))
            OVER (PARTITION BY anchor, session_id ORDER BY occurred_at, id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
            + toIntervalMicrosecond({session_gap_us:Int64}) AS starts
        FROM work_shared
        WHERE anchor IN (SELECT anchor FROM work_anchors WHERE soft)
    )
);

-- Nobody is told by the event itself: the next one within the visit (or the gap after it), else the one
-- before within the visit, else the next one ever. So a visit without a login belongs whole to the next
-- who logs in, and one in which somebody logs in belongs whole to them.
-- needs: work_spans
INSERT INTO work_told
SELECT id, multiIf(
    later.at != toDateTime64(0, 6, 'UTC') AND later.at <= ended_at + toIntervalMicrosecond({session_gap_us:Int64}), later.person,
    earlier.at != toDateTime64(0, 6, 'UTC') AND earlier.at >= started_at, earlier.person,
    later.at != toDateTime64(0, 6, 'UTC'), later.person,
    anchor) AS owner
FROM
(
    SELECT span.id AS id, span.anchor AS anchor, span.occurred_at AS occurred_at, started_at, ended_at, at, person
    FROM (SELECT * FROM work_spans WHERE id NOT IN (SELECT id FROM work_told)) AS span
    ASOF LEFT JOIN work_carriers AS carrier ON carrier.anchor = span.anchor AND span.occurred_at <= carrier.at
) AS later
ASOF LEFT JOIN work_carriers AS earlier ON earlier.anchor = later.anchor AND later.occurred_at >= earlier.at;

-- needs: work_shared
INSERT INTO work_events
SELECT if(told.person = 0, shared.anchor, told.person) AS person, anchor, shared.id AS id, contract, hash, type, source, account,
    occurred_at, session_id, traffic, campaign, campaign_id, ad_group, keyword, content, creative, landing, device, country,
    region, branch, company, medium, variant
FROM work_shared AS shared LEFT JOIN work_told AS told ON told.id = shared.id
WHERE person IN (SELECT person FROM work_ids)
