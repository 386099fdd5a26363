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
        WHERE slice IN (SELECT key FROM work_dirty WHERE kind = 'slice') AND slice BETWEEN {from:UInt64} AND {to:UInt64}
          AND slice NOT IN (SELECT key FROM work_aside WHERE kind = 'slice')
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
-- A part of a snapshot of costs that came again may have been read in another way than the first time.
WHERE snapshot != previous OR type = 'ad_cost';

-- needs: work_slices
INSERT INTO slice_states
SELECT {generation:UInt32}, {revision:UInt64}, slice, type, snapshot FROM work_slices;

INSERT INTO work_current
SELECT slice, argMax(snapshot, revision) FROM slice_states
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
GROUP BY slice;

-- Rates of each pair on a day, both ways round and without rounding: `num` of `quote` for `den` of `base`.
INSERT INTO work_rate_pairs
SELECT day, base, quote, argMin(num, preference), argMin(den, preference)
FROM
(
    SELECT day, base, quote, toDecimal256(rate, 12) AS num, toDecimal256(1, 12) AS den, (1, -rate) AS preference FROM fx_rows
    WHERE rate > 0 AND (slice, snapshot) IN (SELECT slice, snapshot FROM work_current)
    UNION ALL
    SELECT day, quote, base, toDecimal256(1, 12), toDecimal256(rate, 12), (2, -rate) FROM fx_rows
    WHERE rate > 0 AND (slice, snapshot) IN (SELECT slice, snapshot FROM work_current)
)
GROUP BY day, base, quote;

-- Rates into the base currency of a day: told so, told the other way round, or through the third currency
-- that comes first in the alphabet of those that both have a rate with on this day.
INSERT INTO work_rates
SELECT currency, day, argMin(rate, third)::Decimal(38, 18)
FROM
(
    SELECT base AS currency, day, '' AS third, divideDecimal(num, den, 18) AS rate
    FROM work_rate_pairs WHERE quote = {currency:String}
    UNION ALL
    SELECT foreign.base, foreign.day, foreign.quote,
        divideDecimal(foreign.num * home.den, foreign.den * home.num, 18)
    FROM work_rate_pairs AS foreign
    INNER JOIN (SELECT * FROM work_rate_pairs WHERE base = {currency:String}) AS home
        ON home.day = foreign.day AND home.quote = foreign.quote
    WHERE foreign.base != {currency:String}
)
-- A rate beyond a trillion is none.
WHERE rate > 0 AND rate < 1000000000000
GROUP BY currency, day;

-- A rate serves its day and some after it, so that it is these days that a restated one can change.
-- needs: work_slices WHERE type = 'fx_rate'
INSERT INTO work_rated_days
SELECT DISTINCT day + arrayJoin(range({rate_days:UInt32} + 1)) FROM
(
    SELECT DISTINCT day FROM fx_rows WHERE slice IN (SELECT slice FROM work_slices WHERE type = 'fx_rate')
)
