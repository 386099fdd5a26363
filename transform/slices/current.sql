-- The newest complete snapshot of each dirty slice, where it is another than before.
-- needs: work_dirty WHERE kind = 'slice'
INSERT INTO work_slices
SELECT slice, type, snapshot, previous
FROM
(
    SELECT slice, any(type) AS type, argMax(snapshot, (taken_at, snapshot)) AS snapshot
    FROM
    (
        SELECT slice, any(type) AS type, snapshot, max(snapshot_at) AS taken_at
        FROM slices
        WHERE slice IN (SELECT key FROM work_dirty WHERE kind = 'slice')
        GROUP BY slice, snapshot
        HAVING uniqExact(part) = max(parts)
    )
    GROUP BY slice
) AS newest
LEFT JOIN
(
    SELECT slice, argMax(slice_states.snapshot, revision) AS previous
    FROM slice_states
    WHERE generation = {generation:UInt32} AND revision <= {visible:UInt64}
      AND slice IN (SELECT key FROM work_dirty WHERE kind = 'slice')
    GROUP BY slice
) AS known USING (slice)
WHERE snapshot != previous;

-- needs: work_slices
INSERT INTO slice_states
SELECT {generation:UInt32}, {revision:UInt64}, slice, type, snapshot FROM work_slices;

INSERT INTO work_current
SELECT slice, argMax(snapshot, revision) FROM slice_states
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
GROUP BY slice;

-- Rates of each currency into the base currency, given directly or the other way round.
INSERT INTO work_rates
SELECT currency, day, argMin(rate, preference)
FROM
(
    SELECT base AS currency, day, toDecimal128(rate, 18) AS rate, 0 AS preference FROM fx_rows
    WHERE quote = {currency:String} AND (slice, snapshot) IN (SELECT slice, snapshot FROM work_current)
    UNION ALL
    SELECT quote, day, divideDecimal(toDecimal256(1, 0), toDecimal256(rate, 18), 18)::Decimal(38, 18), 1 FROM fx_rows
    WHERE base = {currency:String} AND rate > 0 AND (slice, snapshot) IN (SELECT slice, snapshot FROM work_current)
)
GROUP BY currency, day
