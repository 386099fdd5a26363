-- What is stored of a person, up to a time. Facts first: what is read off them goes where no other fact shows it.
-- Each deletion asks for one set of keys: with two of them in its condition the engine can wait for ever.
ALTER TABLE events DELETE WHERE id IN
(
    SELECT id FROM events
    WHERE occurred_at <= fromUnixTimestamp64Micro({upto:Int64}, 'UTC') AND
    (
        arrayExists(x -> x IN (SELECT key FROM erase_targets WHERE kind = 'identifier'), identifiers)
        OR (notEmpty(identifiers)
            AND arrayAll(x -> x IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number')), identifiers))
        OR id IN (SELECT id FROM erase_targets WHERE kind = 'event')
    )
);

ALTER TABLE entities DELETE WHERE (key, version, id) IN
(
    SELECT key, version, id FROM entities
    WHERE occurred_at <= fromUnixTimestamp64Micro({upto:Int64}, 'UTC')
        AND key IN (SELECT key FROM erase_targets WHERE kind = 'entity')
);

ALTER TABLE identity_edges DELETE WHERE (a, b) IN
(
    SELECT a, b FROM identity_edges
    WHERE (
        a IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number'))
        OR b IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number'))
    )
    AND (a, b) NOT IN
    (
        SELECT pair.1, pair.2 FROM
        (
            SELECT arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), identifiers), identifiers))) AS pair
            FROM events
            WHERE length(identifiers) > 1
              AND arrayExists(x -> x IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number')), identifiers)
        )
    )
);

ALTER TABLE entity_index DELETE WHERE (identifier, key) IN
(
    SELECT identifier, key FROM entity_index
    WHERE (
        key IN (SELECT key FROM erase_targets WHERE kind = 'entity')
        OR identifier IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'entity'))
    )
    AND key NOT IN (SELECT key FROM entities WHERE key IN (SELECT key FROM erase_targets WHERE kind = 'entity'))
);

ALTER TABLE sale_anchors DELETE WHERE (sale, anchor) IN
(
    SELECT sale, anchor FROM sale_anchors
    WHERE anchor IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number'))
    AND (sale, anchor) NOT IN
    (
        SELECT sale, anchor FROM events
        WHERE sale != 0 AND anchor IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number'))
    )
);

-- It says where events may be, so that a row without one is only looked at in vain.
ALTER TABLE rare_anchors DELETE WHERE (identifier, anchor) IN
(
    SELECT identifier, anchor FROM rare_anchors
    WHERE (
        identifier IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'entity'))
        OR anchor IN (SELECT key FROM erase_targets WHERE kind = 'identifier')
    )
    AND anchor NOT IN
    (
        SELECT anchor FROM events
        WHERE anchor != 0 AND anchor IN (SELECT key FROM erase_targets WHERE kind = 'identifier')
    )
    AND identifier NOT IN (SELECT key FROM entities WHERE key IN (SELECT key FROM erase_targets WHERE kind = 'entity'))
);

ALTER TABLE identifiers DELETE WHERE identifier IN
(
    SELECT identifier FROM identifiers
    WHERE identifier IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number'))
    AND identifier NOT IN
    (
        SELECT arrayJoin(identifiers) FROM events
        WHERE arrayExists(x -> x IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number')), identifiers)
    )
    AND identifier NOT IN
    (
        SELECT identifier FROM entity_index
        WHERE identifier IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number'))
    )
);

ALTER TABLE rare_anchors DELETE WHERE (reason, identifier, anchor) IN
(
    SELECT reason, identifier, anchor FROM rare_anchors
    WHERE identifier IN (SELECT key FROM erase_targets WHERE kind = 'identifier')
       OR anchor IN (SELECT key FROM erase_targets WHERE kind = 'identifier')
);

ALTER TABLE bad_rows DELETE WHERE id IN (SELECT id FROM erase_targets WHERE kind = 'bad_row');

ALTER TABLE underivable DELETE WHERE (kind, key) IN
(
    SELECT kind, key FROM underivable
    WHERE key IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number', 'entity', 'person'))
        OR unit IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number', 'entity', 'person'))
);

ALTER TABLE attribution_runs DELETE WHERE id IN (SELECT id FROM erase_targets WHERE kind = 'run')
