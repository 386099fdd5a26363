-- An identifier that is no longer crowded joins its neighbours again: their clusters are read too.
-- needs: work_old WHERE crowded AND identifier NOT IN (SELECT identifier FROM work_crowded)
INSERT INTO work_touched
SELECT DISTINCT b FROM work_edges
WHERE a IN (SELECT identifier FROM work_old WHERE crowded AND identifier NOT IN (SELECT identifier FROM work_crowded))
