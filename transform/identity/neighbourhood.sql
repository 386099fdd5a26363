-- Everything that can change when the touched identifiers do: they, their clusters, and the edges among them.
-- Identifiers that are set aside are in none of it.
TRUNCATE TABLE work_old;

TRUNCATE TABLE work_nodes;

TRUNCATE TABLE work_edges;

TRUNCATE TABLE work_kinds;

TRUNCATE TABLE work_crowded;

-- reads: work_touched
INSERT INTO work_old
SELECT identifier, argMax(cluster, revision), argMax(crowded, revision)
FROM identity_map
WHERE generation = {generation:UInt32} AND revision <= {visible:UInt64}
  AND identifier IN (SELECT identifier FROM work_touched WHERE identifier BETWEEN {from:UInt64} AND {to:UInt64})
GROUP BY identifier;

-- reads: work_touched
INSERT INTO work_nodes
SELECT DISTINCT identifier FROM
(
    SELECT identifier FROM work_touched WHERE identifier BETWEEN {from:UInt64} AND {to:UInt64}
    UNION ALL
    SELECT identifier FROM identity_clusters
    WHERE generation = {generation:UInt32} AND (cluster, revision) IN
    (
        SELECT cluster, max(revision) FROM identity_clusters
        WHERE generation = {generation:UInt32} AND revision <= {visible:UInt64}
          AND cluster IN (SELECT cluster FROM work_old)
        GROUP BY cluster
    )
)
WHERE identifier NOT IN (SELECT key FROM work_aside WHERE kind = 'identifier');

-- A record that was deleted ties nothing, but one that was merged into another is still the same person's.
-- reads: work_nodes
INSERT INTO work_edges
SELECT DISTINCT a, b FROM
(
    SELECT a, b FROM identity_edges
    WHERE a IN (SELECT identifier FROM work_nodes)
      AND ((a, b) NOT IN (SELECT a, b FROM work_untold) OR (a, b) IN (SELECT a, b FROM work_supported))
      AND (slice = 0 OR (slice, snapshot) IN (SELECT slice, snapshot FROM work_current))
    UNION ALL
    SELECT pair.1 AS a, pair.2 AS b
    FROM
    (
        SELECT arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), latest), latest))) AS pair
        FROM
        (
            SELECT key, argMax(identifiers, revision) AS latest,
                argMax(deleted AND fields['mergedInto'] = '', revision) AS gone
            FROM entity_states
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND key IN
                (SELECT key FROM entity_index WHERE identifier IN (SELECT identifier FROM work_nodes))
            GROUP BY key
            HAVING NOT gone AND length(latest) > 1
        )
    )
    WHERE a != b AND a IN (SELECT identifier FROM work_nodes)
);

-- What the tied identifiers are; the others join nobody whatever they are, but for sale numbers.
-- reads: work_nodes
INSERT INTO work_kinds
SELECT DISTINCT identifier, {identifier_layers:Array(UInt8)}[indexOf({identifier_types:Array(String)}, type)] AS layer,
    -- Records of one system are of one namespace; so are the logins of an installation.
    multiIf(layer != 0, 0, type = 'user_id', sipHash64('user_id'),
        sipHash64(toString(type), arrayStringConcat(arrayPopBack(splitByChar(':', value)), ':'))) AS namespace
FROM identifiers
WHERE (type = 'sale_number' AND identifier IN (SELECT identifier FROM work_nodes))
   OR identifier IN (SELECT arrayJoin([a, b]) FROM work_edges);

-- Identifiers that join nobody by what is known of themselves: those with too many neighbours (a kiosk, an
-- office phone, a shared mailbox), sale numbers that no order has or several have, and those of the settings.
-- reads: work_nodes
INSERT INTO work_crowded
SELECT DISTINCT identifier FROM
(
    SELECT a AS identifier
    FROM
    (
        SELECT a, count() AS degree FROM work_edges
        WHERE b NOT IN (SELECT identifier FROM work_kinds WHERE layer = 1)
        GROUP BY a
        HAVING degree > {degree_cap:UInt32}
    ) AS counted
    INNER JOIN work_kinds AS kind ON kind.identifier = counted.a
    WHERE degree > {degree_cap:UInt32} * if(layer IN (0, 2), 5, 1)
    UNION ALL
    SELECT identifier FROM work_kinds
    WHERE layer = 1 AND identifier IN (SELECT identifier FROM work_nodes) AND identifier NOT IN
    (
        SELECT number FROM
        (
            SELECT arrayJoin(argMax(identifiers, revision)) AS number, argMax(deleted OR is_test, revision) AS gone
            FROM entity_states
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type = 'order' AND key IN
                (SELECT key FROM entity_index WHERE identifier IN (SELECT identifier FROM work_kinds WHERE layer = 1))
            GROUP BY key
        )
        WHERE NOT gone
        GROUP BY number
        HAVING count() = 1
    )
    UNION ALL
    SELECT identifier FROM work_nodes WHERE identifier IN (SELECT sipHash64(arrayJoin({never_join:Array(String)})))
)
