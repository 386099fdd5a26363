-- An event whose anchor is shared by too many belongs to the first of its identifiers that is not, or,
-- where all are shared, to the anchor itself.
INSERT INTO work_events
SELECT person, anchor, id, hash, type, source, account, occurred_at, session_id, traffic,
    campaign, campaign_id, ad_group, keyword, content
FROM events INNER JOIN
(
    SELECT id AS event_id, argMin(mapped.person, (mapped.capped, position)) AS person
    FROM
    (
        SELECT id, identifier, position FROM events
        ARRAY JOIN identifiers AS identifier, arrayEnumerate(identifiers) AS position
        WHERE anchor IN
        (
            SELECT identifier FROM work_ids WHERE capped
            UNION ALL
            SELECT b FROM work_edges
            WHERE a IN (SELECT identifier FROM work_ids)
              AND (b NOT IN (SELECT identifier FROM work_labels) OR b IN (SELECT identifier FROM work_capped))
        )
    ) AS carried
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person, argMax(identity_map.capped, revision) AS capped
        FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
        GROUP BY identifier
    ) AS mapped ON mapped.identifier = carried.identifier
    GROUP BY id
) AS owners ON owners.event_id = events.id
WHERE person IN (SELECT person FROM work_ids)
  AND anchor NOT IN (SELECT identifier FROM work_ids WHERE NOT capped)
  AND NOT is_test AND NOT is_bot
  AND (slice = 0 OR (slice, snapshot) IN (SELECT slice, snapshot FROM work_current))
