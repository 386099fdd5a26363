-- One row an event of a person: copies that have not collapsed yet go, and of two contents under one id
-- the one of the higher contract stays, then that of the smaller hash. Only the person's own rows decide,
-- so that it is the same whoever else is derived with them.
-- reads: work_events
-- needs: (SELECT count() AS copies, uniqExact(sipHash64(person, id)) AS events FROM work_events HAVING events < copies)
INSERT INTO work_once SELECT * FROM work_events ORDER BY person, id, contract DESC, hash LIMIT 1 BY person, id;

-- needs: work_once
TRUNCATE TABLE work_events;

-- needs: work_once
INSERT INTO work_events SELECT * FROM work_once;

-- needs: work_once
TRUNCATE TABLE work_once
