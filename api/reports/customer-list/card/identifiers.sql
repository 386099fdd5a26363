-- Continues `members`: each with the earliest fact that carries it together with another of them.
, facts AS
(
    SELECT id AS fact, min(occurred_at) AS at, any(toString(source)) AS source, any(toString(type)) AS kind, any(identifiers) AS carried
    FROM events
    WHERE (anchor IN (SELECT identifier FROM members)
           OR anchor IN (SELECT b FROM identity_edges WHERE a IN (SELECT identifier FROM members)))
      AND NOT is_test
      AND (slice = 0 OR (slice, snapshot) IN
          (SELECT slice, argMax(snapshot, revision) FROM slice_states
           WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'events'
           GROUP BY slice))
    GROUP BY id
    UNION ALL
    SELECT toUUID('00000000-0000-0000-0000-000000000000'), first_told, latest.2, latest.3, latest.1
    FROM
    (
        SELECT key, argMax((identifiers, toString(source), toString(entity_type), deleted, is_test), revision) AS latest
        FROM entity_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND key IN (SELECT key FROM entity_index WHERE identifier IN (SELECT identifier FROM members))
        GROUP BY key
    ) AS states
    INNER JOIN
    (
        SELECT key, min(occurred_at) AS first_told FROM entities
        WHERE key IN (SELECT key FROM entity_index WHERE identifier IN (SELECT identifier FROM members))
        GROUP BY key
    ) AS told ON told.key = states.key
    WHERE NOT latest.4 AND NOT latest.5
),
names AS
(
    SELECT identifier, any(toString(type)) AS type, any(value) AS value FROM identifiers
    WHERE identifier IN (SELECT identifier FROM members)
    GROUP BY identifier
),
told AS
(
    SELECT arrayJoin(own) AS identifier, count() AS facts, countIf(length(own) > 1) AS joint,
        argMinIf((toString(at), source, kind, own), (at, kind, source, own), length(own) > 1) AS first
    FROM
    (
        SELECT at, source, kind, arraySort(arrayDistinct(arrayFilter(one -> one IN (SELECT identifier FROM members), carried))) AS own
        FROM facts
    )
    GROUP BY identifier
)
SELECT names.type AS type, names.value AS value, told.facts AS facts, told.joint > 0 AS is_joined, first.1 AS at, first.2 AS source, first.3 AS kind,
    arraySort(arrayDistinct(arrayMap(one -> arrayElement(types.2, indexOf(types.1, one)), arrayFilter(one -> one != names.identifier, first.4)))) AS beside
FROM names
LEFT JOIN told ON told.identifier = names.identifier
CROSS JOIN (SELECT (groupArray(identifier), groupArray(type)) AS types FROM names) AS all_names
ORDER BY told.facts DESC, type, value
LIMIT 200
