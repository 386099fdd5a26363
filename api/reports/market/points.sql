-- Figures of the market that were told up to the end of the period: of each block the snapshot that counts, of copies of a
-- figure the newest, and of several tellers of one figure the last one.
SELECT metric, subject, region, unit, provenance, toString(day) AS from, toString(last_day) AS until, told.1 / 1000000 AS value,
    told.2 AS source, told.3 AS account
FROM
(
    SELECT latest.4['metric'] AS metric, latest.4['subject'] AS subject, latest.4['region'] AS region, latest.4['unit'] AS unit,
        latest.4['provenance'] AS provenance, latest.1 AS day,
        argMax((latest.2, latest.5, latest.6, latest.7), (emitted, latest.6, latest.7)) AS last,
        last.1 AS last_day, (last.2['value'], last.3, last.4) AS told
    FROM
    (
        SELECT argMax((day, until, slice, dimensions, metrics, toString(source), toString(account)), (emitted_at, hash)) AS latest,
            max(emitted_at) AS emitted
        FROM measure_rows
        WHERE type = 'market' AND (slice, snapshot) IN
        (
            SELECT slice, argMax(snapshot, revision) FROM slice_states
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'market'
            GROUP BY slice
        )
        GROUP BY slice, if(row_key = 0, hash, row_key)
    )
    WHERE mapContains(latest.5, 'value') AND latest.1 <= {to:Date}
    GROUP BY metric, subject, region, unit, provenance, day
)
ORDER BY metric, subject, region, unit, provenance, day
