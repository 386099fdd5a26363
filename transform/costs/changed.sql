-- Slices of costs to write anew: restated ones, and those in another currency for whose day a rate was restated.
-- needs: work_slices
INSERT INTO work_cost_touched
SELECT slice FROM work_slices WHERE type = 'ad_cost'
UNION DISTINCT
SELECT owner FROM cost_daily(generation = {generation:UInt32}, revision = {visible:UInt64})
WHERE currency != {currency:String} AND day IN (SELECT day FROM work_rated_days);

-- What one account spent on one day may be told at several levels, each a slice: `<block>:<level>`.
-- needs: work_cost_touched
INSERT INTO work_levels
SELECT DISTINCT sipHash64(concat(block, ':', level)), block, rank
FROM
(
    SELECT DISTINCT arrayStringConcat(arrayPopBack(splitByChar(':', slice_key)), ':') AS block,
        arrayJoin(arrayEnumerate({cost_levels:Array(String)})) AS rank, {cost_levels:Array(String)}[rank] AS level
    FROM slices
    WHERE slice IN (SELECT slice FROM work_cost_touched) AND has({cost_levels:Array(String)}, splitByChar(':', slice_key)[-1])
)
WHERE sipHash64(concat(block, ':', level)) IN (SELECT slice FROM work_current);

-- Levels are judged by one another, so that all of an account's day are written anew together.
-- needs: work_cost_touched
INSERT INTO work_cost_blocks
SELECT if(level.block = '', touched.slice, sipHash64(level.block)), touched.slice
FROM (SELECT slice FROM work_cost_touched UNION DISTINCT SELECT slice FROM work_levels) AS touched
LEFT JOIN work_levels AS level ON level.slice = touched.slice
