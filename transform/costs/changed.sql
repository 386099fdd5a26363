-- Slices of costs to write anew: restated ones, and those in another currency when rates were restated.
-- needs: work_slices
INSERT INTO work_cost_slices
SELECT slice FROM work_slices WHERE type = 'ad_cost'
UNION DISTINCT
SELECT owner FROM cost_daily(generation = {generation:UInt32}, revision = {visible:UInt64})
WHERE currency != {currency:String} AND (SELECT count() FROM work_slices WHERE type = 'fx_rate') > 0
