-- Leads by how far they came, in sums: one row a part, a cohort and an outcome. Of a step: who came to it after so many days
-- (`reached`), who was lost before (`lost`), and who may still come, at what age (`open`). The step `end` says where leads stand
-- now: at which step (`outcome`), and whether they are lost there (`days` 1). The step `reason` says why leads were lost.
SELECT part, cohort, told.1 AS step, told.2 AS outcome, told.3 AS days, count() AS leads
FROM leads
ARRAY JOIN
    arrayConcat(
        arrayMap((name, reached_days) -> (name, multiIf(reached_days < never, 'reached', is_lost, 'lost', 'open'),
                multiIf(reached_days < never, reached_days, is_lost, lost_days, age)),
            ['qualified', 'deal', 'paid'], [qualified_days, opened_days, paid_days]),
        [('end', toString(reached), toUInt32(is_lost))],
        if(is_lost, [('reason', toString(reason), toUInt32(0))], [])) AS told
GROUP BY part, cohort, step, outcome, days
ORDER BY part, cohort, step, outcome, days
