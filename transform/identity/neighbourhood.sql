-- Everything that can change when the touched identifiers do: they, their people, and the edges among them.
TRUNCATE TABLE work_old;

TRUNCATE TABLE work_nodes;

TRUNCATE TABLE work_edges;

TRUNCATE TABLE work_capped;

INSERT INTO work_old
SELECT identifier, argMax(person, revision), argMax(capped, revision)
FROM identity_map
WHERE generation = {generation:UInt32} AND revision <= {visible:UInt64}
  AND identifier IN (SELECT identifier FROM work_touched)
GROUP BY identifier;

INSERT INTO work_nodes
SELECT DISTINCT identifier FROM
(
    SELECT identifier FROM work_touched
    UNION ALL
    SELECT identifier FROM identity_members
    WHERE generation = {generation:UInt32} AND (person, revision) IN
    (
        SELECT owner, max(revision) FROM owner_revisions
        WHERE generation = {generation:UInt32} AND revision <= {visible:UInt64}
          AND owner IN (SELECT person FROM work_old)
        GROUP BY owner
    )
);

INSERT INTO work_edges
SELECT DISTINCT a, b FROM
(
    SELECT a, b FROM identity_edges
    WHERE a IN (SELECT identifier FROM work_nodes)
      AND (slice = 0 OR (slice, snapshot) IN (SELECT slice, snapshot FROM work_current))
    UNION ALL
    SELECT pair.1 AS a, pair.2 AS b
    FROM
    (
        SELECT arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), latest), latest))) AS pair
        FROM
        (
            SELECT key, argMax(identifiers, revision) AS latest, argMax(deleted, revision) AS gone
            FROM entity_states
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND key IN
                (SELECT key FROM entity_index WHERE identifier IN (SELECT identifier FROM work_nodes))
            GROUP BY key
            HAVING NOT gone AND length(latest) > 1
        )
    )
    WHERE a != b AND a IN (SELECT identifier FROM work_nodes)
);

-- An identifier with too many neighbours (an office phone, a shared mailbox) joins nobody.
INSERT INTO work_capped
SELECT a FROM work_edges GROUP BY a HAVING count() > {degree_cap:UInt32}
