-- What was read off facts that are no longer there, whoever's they were. Again it removes what is left.
ALTER TABLE identity_edges DELETE WHERE (a, b) NOT IN
(
    SELECT pair.1, pair.2 FROM
    (
        SELECT arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), identifiers), identifiers))) AS pair
        FROM events WHERE length(identifiers) > 1
    )
);

ALTER TABLE entity_index DELETE WHERE key NOT IN (SELECT key FROM entities);

ALTER TABLE sale_anchors DELETE WHERE (sale, anchor) NOT IN (SELECT sale, anchor FROM events WHERE sale != 0);

ALTER TABLE rare_anchors DELETE WHERE has(['consent', 'company', 'lease', 'click_id'], reason)
    AND anchor NOT IN (SELECT anchor FROM events);

ALTER TABLE identifiers DELETE WHERE identifier NOT IN
(
    SELECT arrayJoin(identifiers) FROM events
    UNION ALL
    SELECT identifier FROM entity_index
)
