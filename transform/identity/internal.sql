-- Whoever holds an identifier of the business's own people is one of them: nothing that they did or have
-- counts, and their events are counted as left out.
INSERT INTO work_internal
SELECT DISTINCT person FROM work_ids WHERE identifier IN (SELECT sipHash64(arrayJoin({internal:Array(String)})));

-- needs: work_internal
INSERT INTO left_out_rows
SELECT {generation:UInt32}, {revision:UInt64}, if(owner = 0, person, owner) AS counted, 'internal', source, account,
    toDate(occurred_at, {timezone:String}) AS day, count()
FROM (SELECT * FROM work_events WHERE person IN (SELECT person FROM work_internal)) AS own
LEFT JOIN work_accounts ON member = person
GROUP BY counted, source, account, day;

-- needs: work_internal
INSERT INTO work_account_events SELECT * FROM work_events WHERE person NOT IN (SELECT person FROM work_internal);

-- needs: work_internal
TRUNCATE TABLE work_events;

-- needs: work_internal
INSERT INTO work_events SELECT * FROM work_account_events;

-- needs: work_internal
TRUNCATE TABLE work_account_events;

-- needs: work_internal
INSERT INTO work_account_states SELECT * FROM work_states WHERE person NOT IN (SELECT person FROM work_internal);

-- needs: work_internal
TRUNCATE TABLE work_states;

-- needs: work_internal
INSERT INTO work_states SELECT * FROM work_account_states;

-- needs: work_internal
TRUNCATE TABLE work_account_states
