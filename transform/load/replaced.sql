-- Blocks that an import replaced while it lacks rows of what stood there before.
WITH
    loads AS (SELECT load FROM deliveries WHERE import_id = {importId:String}),
    brought AS
    (
        SELECT slice, any(slice_key) AS block, any(type) AS type, argMax(snapshot, (snapshot_at, snapshot)) AS now,
            max(snapshot_at) AS taken_at
        FROM slices WHERE load IN loads
        GROUP BY slice
    ),
    before AS
    (
        SELECT slice, argMax(snapshot, (at, snapshot)) AS was
        FROM
        (
            SELECT slice, snapshot, max(snapshot_at) AS at
            FROM slices
            WHERE slice IN (SELECT slice FROM brought) AND load NOT IN loads
            GROUP BY slice, snapshot
            HAVING uniqExact(part) = max(parts)
        ) AS stored
        INNER JOIN brought USING (slice)
        WHERE (stored.at, stored.snapshot) < (brought.taken_at, brought.now) AND stored.snapshot != brought.now
        GROUP BY slice
    ),
    replaced AS (SELECT slice, block, type, now, was FROM brought INNER JOIN before USING (slice))
SELECT block, toFloat64(rows) AS rows, others
FROM
(
    SELECT slice, countIf(is_gone) AS rows, not max(is_shared) AS others
    FROM
    (
        SELECT slice, was_there AND NOT is_there AS is_gone,
            max(was_there) OVER (PARTITION BY slice, campaign) AND max(is_there) OVER (PARTITION BY slice, campaign) AS is_shared
        FROM
        (
            SELECT slice, row_key, any(if(campaign_id = '', campaign, campaign_id)) AS campaign,
                max(snapshot IN (SELECT was FROM replaced)) AS was_there,
                max(snapshot IN (SELECT now FROM replaced)) AS is_there
            FROM cost_rows
            WHERE slice IN (SELECT slice FROM replaced WHERE type = 'ad_cost')
              AND snapshot IN (SELECT arrayJoin([was, now]) FROM replaced WHERE type = 'ad_cost')
            GROUP BY slice, row_key
        )
    )
    GROUP BY slice

    UNION ALL

    SELECT slice, countIf(was_there AND NOT is_there), false
    FROM
    (
        SELECT slice, id, max(snapshot IN (SELECT was FROM replaced)) AS was_there,
            max(snapshot IN (SELECT now FROM replaced)) AS is_there
        FROM events
        WHERE snapshot IN (SELECT arrayJoin([was, now]) FROM replaced WHERE type = 'events')
        GROUP BY slice, id
    )
    GROUP BY slice
) AS counted
INNER JOIN replaced USING (slice)
WHERE rows > 0
ORDER BY block
LIMIT 1000
