-- Ties that only unconsented events tell of.
-- needs: work_unconsented
INSERT INTO work_untold
SELECT DISTINCT a, b
FROM
(
    SELECT arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), identifiers), identifiers))) AS pair, pair.1 AS a, pair.2 AS b
    FROM events
    WHERE anchor IN (SELECT anchor FROM work_unconsented) AND (anchor, id, hash) IN (SELECT anchor, id, hash FROM work_unconsented)
)
WHERE a != b AND a IN (SELECT identifier FROM work_nodes);

-- needs: work_untold
INSERT INTO work_supported
SELECT DISTINCT a, b
FROM
(
    SELECT arrayJoin(arrayFlatten(arrayMap(x -> arrayMap(y -> (x, y), identifiers), identifiers))) AS pair, pair.1 AS a, pair.2 AS b
    FROM events
    WHERE anchor IN
    (
        SELECT a FROM work_untold
        UNION ALL
        SELECT b FROM identity_edges WHERE a IN (SELECT a FROM work_untold)
    )
      AND length(identifiers) > 1
      AND (anchor, id, hash) NOT IN (SELECT anchor, id, hash FROM work_unconsented)
      AND (slice = 0 OR (slice, snapshot) IN (SELECT slice, snapshot FROM work_current))
)
WHERE (a, b) IN (SELECT a, b FROM work_untold)
