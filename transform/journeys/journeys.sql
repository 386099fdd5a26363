-- The ledger: the touches of the person before the conversion and inside the lookback window, in order.
-- needs: work_converted
INSERT INTO journey_rows
SELECT {generation:UInt32}, {revision:UInt64}, owner, conversion_id,
    row_number() OVER (PARTITION BY conversion_id ORDER BY touch_at, touch_id), touch_id, touch_at, traffic,
    traffic IN (SELECT traffic FROM traffic FINAL WHERE channel = 'Direct')
FROM
(
    SELECT conversion.owner AS owner, conversion_id, touch.touch_id AS touch_id, touch.at AS touch_at,
        touch.traffic AS traffic
    FROM
    (
        SELECT owner, conversion_id, at FROM conversion_rows
        WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
          AND owner IN (SELECT person FROM work_converted)
    ) AS conversion
    INNER JOIN
    (
        SELECT owner, touch_id, at, traffic FROM touchpoint_rows
        WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
          AND owner IN (SELECT person FROM work_converted)
    ) AS touch ON touch.owner = conversion.owner
    WHERE touch.at <= conversion.at AND touch.at >= conversion.at - toIntervalMicrosecond({lookback_us:Int64})
)
