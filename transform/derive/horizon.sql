-- The newest state that all readers have had time to come to. Where there are rollups they come to what is rolled up,
-- and the next roll-up begins from there.
SELECT if((SELECT count() FROM rollups) = 0, published, least(published, rolled)) AS horizon
FROM
(
    SELECT
        (SELECT max(revision) FROM publications WHERE published_at < now64(6) - toIntervalSecond({keep:UInt32})) AS published,
        (SELECT max(revision) FROM rollups WHERE rolled_at < now64(6) - toIntervalSecond({keep:UInt32})) AS rolled
)
