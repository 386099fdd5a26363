-- What the loads of a replay brought. What was read off the facts goes first, while they still tell it.
ALTER TABLE identity_edges DELETE WHERE (a, b, slice, snapshot) IN
(
    SELECT pair.1, pair.2, slice, snapshot FROM
    (
        SELECT slice, snapshot,
            arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), identifiers), identifiers))) AS pair
        FROM events
        WHERE length(identifiers) > 1 AND load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID})
    )
)
AND (a, b, slice, snapshot) NOT IN
(
    -- Pairs that other events show as well.
    SELECT pair.1, pair.2, slice, snapshot FROM
    (
        SELECT slice, snapshot,
            arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), identifiers), identifiers))) AS pair
        FROM events
        WHERE length(identifiers) > 1 AND load NOT IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID})
    )
    WHERE (pair.1, pair.2, slice, snapshot) IN
    (
        SELECT pair.1, pair.2, slice, snapshot FROM
        (
            SELECT slice, snapshot,
                arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), identifiers), identifiers))) AS pair
            FROM events
            WHERE length(identifiers) > 1 AND load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID})
        )
    )
);

ALTER TABLE entity_index DELETE WHERE (identifier, key) IN
(
    SELECT arrayJoin(arrayConcat([key],
        arrayMap(text -> sipHash64(assumeNotNull(text)), arrayFilter(text -> isNotNull(text),
            mapValues(mapFilter((field, value) -> startsWith(field, 'id.'), fields)))),
        if(entity_type = 'refund' AND isNotNull(fields['orderId']),
            [sipHash64('order', source, account, assumeNotNull(fields['orderId']))], []))), key
    FROM entities
    WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID})
)
AND (identifier, key) NOT IN
(
    -- Other versions of the same things.
    SELECT arrayJoin(arrayConcat([key],
        arrayMap(text -> sipHash64(assumeNotNull(text)), arrayFilter(text -> isNotNull(text),
            mapValues(mapFilter((field, value) -> startsWith(field, 'id.'), fields)))),
        if(entity_type = 'refund' AND isNotNull(fields['orderId']),
            [sipHash64('order', source, account, assumeNotNull(fields['orderId']))], []))), key
    FROM entities
    WHERE load NOT IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID})
      AND key IN (SELECT key FROM entities WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
);

ALTER TABLE sale_anchors DELETE WHERE (sale, anchor) IN
    (SELECT sale, anchor FROM events WHERE sale != 0 AND load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
AND (sale, anchor) NOT IN
    (SELECT sale, anchor FROM events WHERE sale != 0 AND load NOT IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}));

ALTER TABLE rare_anchors DELETE WHERE anchor IN
    (SELECT anchor FROM events WHERE (type = 'consent' OR company != '') AND load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
AND anchor NOT IN
    (SELECT anchor FROM events WHERE (type = 'consent' OR company != '') AND load NOT IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}));

-- The content of a snapshot is what today's mapping reads, whoever else brought the same snapshot.
ALTER TABLE cost_rows DELETE WHERE (slice, snapshot, part) IN
    (SELECT slice, snapshot, part FROM slices WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}));

ALTER TABLE measure_rows DELETE WHERE (slice, snapshot, part) IN
    (SELECT slice, snapshot, part FROM slices WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}));

-- Rates do not tell their part: those of a snapshot stay while another load holds another part of it.
ALTER TABLE fx_rows DELETE WHERE (slice, snapshot) IN
    (SELECT slice, snapshot FROM slices WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
AND (slice, snapshot) NOT IN
(
    SELECT slice, snapshot FROM slices
    WHERE load NOT IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID})
      AND (slice, snapshot, part) NOT IN
        (SELECT slice, snapshot, part FROM slices WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
);

ALTER TABLE bad_rows DELETE WHERE id IN
(
    SELECT id FROM bad_rows FINAL
    WHERE status = 'open' AND (partition, offset) IN
        (SELECT partition, offset FROM deliveries WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
);

ALTER TABLE events DELETE WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID});

ALTER TABLE entities DELETE WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID});

ALTER TABLE slices DELETE WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID});

ALTER TABLE deliveries DELETE WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID})
