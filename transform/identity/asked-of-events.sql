-- The same for the events of these people themselves, and for those on devices that they share.
INSERT INTO work_asked_anchors
SELECT DISTINCT identifier FROM work_ids WHERE identifier NOT IN (SELECT anchor FROM work_asked_anchors);

INSERT INTO work_asked_anchors
SELECT DISTINCT b FROM work_edges
WHERE a IN (SELECT identifier FROM work_ids)
  AND (b IN (SELECT identifier FROM work_wide) OR b NOT IN (SELECT identifier FROM work_labels))
  AND b NOT IN (SELECT anchor FROM work_asked_anchors);

INSERT INTO work_asked
SELECT DISTINCT identifier FROM rare_anchors
WHERE reason = 'consent' AND identifier NOT IN (SELECT identifier FROM work_asked) AND identifier IN
    (SELECT arrayJoin(identifiers) FROM events WHERE anchor IN (SELECT anchor FROM work_asked_anchors))
