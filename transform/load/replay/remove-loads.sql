-- What the loads of a replay brought. What was read off the facts goes first, while they still tell it.
-- Each deletion asks for one set of keys: with two of them in its condition the engine can wait for ever.
ALTER TABLE identity_edges DELETE WHERE (a, b, slice, snapshot) IN
(
    SELECT pair.1 AS a, pair.2 AS b, slice, snapshot FROM
    (
        SELECT slice, snapshot, load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}) AS is_removed,
            arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), identifiers), identifiers))) AS pair
        FROM events
        WHERE length(identifiers) > 1
    )
    WHERE (pair, slice, snapshot) IN
    (
        SELECT arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), identifiers), identifiers))), slice, snapshot
        FROM events
        WHERE length(identifiers) > 1 AND load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID})
    )
    -- Other events may show a pair as well.
    GROUP BY a, b, slice, snapshot HAVING min(is_removed)
);

ALTER TABLE entity_index DELETE WHERE (identifier, key) IN
(
    SELECT identifier, key FROM
    (
        SELECT arrayJoin(arrayConcat([key],
            arrayMap(text -> sipHash64(assumeNotNull(text)), arrayFilter(text -> isNotNull(text),
                mapValues(mapFilter((field, value) -> startsWith(field, 'id.'), fields)))),
            if(entity_type = 'refund' AND isNotNull(fields['orderId']),
                [sipHash64('order', source, account, assumeNotNull(fields['orderId']))], []),
            if(entity_type = 'call' AND isNotNull(fields['trackingNumber']),
                [sipHash64('number', right(replaceRegexpAll(assumeNotNull(fields['trackingNumber']), '\\D', ''), 8))], []))) AS identifier, key,
            load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}) AS is_removed
        FROM entities
        WHERE key IN (SELECT key FROM entities WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
    )
    -- Other versions of the same things may tell it as well.
    GROUP BY identifier, key HAVING min(is_removed)
);

ALTER TABLE sale_anchors DELETE WHERE (sale, anchor) IN
(
    SELECT sale, anchor FROM events
    WHERE sale != 0
      AND sale IN (SELECT sale FROM events WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
    GROUP BY sale, anchor
    HAVING min(load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
);

ALTER TABLE rare_anchors DELETE WHERE anchor IN
(
    SELECT anchor FROM events
    WHERE (type IN ('consent', 'number_lease') OR company != '' OR click_ids['gclid'] != '')
      AND anchor IN (SELECT anchor FROM events WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
    GROUP BY anchor
    HAVING min(load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
);

-- The content of a snapshot is what today's mapping reads, whoever else brought the same snapshot.
ALTER TABLE cost_rows DELETE WHERE (slice, snapshot, part) IN
    (SELECT slice, snapshot, part FROM slices WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}));

ALTER TABLE measure_rows DELETE WHERE (slice, snapshot, part) IN
    (SELECT slice, snapshot, part FROM slices WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}));

-- Rates do not tell their part: those of a snapshot stay while another load holds another part of it.
ALTER TABLE fx_rows DELETE WHERE (slice, snapshot) IN
(
    SELECT slice, snapshot FROM
    (
        SELECT slice, snapshot, part,
            max(load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID})) AS is_removed
        FROM slices
        WHERE slice IN (SELECT slice FROM slices WHERE load IN (SELECT load FROM replay_loads WHERE attempt = {attempt:UUID}))
        GROUP BY slice, snapshot, part
    )
    GROUP BY slice, snapshot HAVING min(is_removed)
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
