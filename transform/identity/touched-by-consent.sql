-- What somebody allows decides about the ties of all that was told beside them.
INSERT INTO work_touched
SELECT DISTINCT b FROM identity_edges
WHERE a IN (SELECT identifier FROM rare_anchors
            WHERE reason = 'consent' AND identifier IN (SELECT identifier FROM work_touched))
  AND b NOT IN (SELECT identifier FROM work_touched)
