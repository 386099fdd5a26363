-- Connected components by the smallest identifier: every node takes the smallest label among itself and
-- its neighbours, then the label of that label, until nothing changes.
TRUNCATE TABLE work_labels_next;

INSERT INTO work_labels_next
SELECT identifier, min(label) FROM
(
    SELECT identifier, label FROM work_labels
    UNION ALL
    SELECT a, label FROM work_ties INNER JOIN work_labels ON work_labels.identifier = work_ties.b
)
GROUP BY identifier;

TRUNCATE TABLE work_labels;

INSERT INTO work_labels
SELECT mine.identifier, theirs.label
FROM work_labels_next AS mine INNER JOIN work_labels_next AS theirs ON theirs.identifier = mine.label
