-- The doubtful clusters by themselves, to be solved again layer by layer.
INSERT INTO work_clear
SELECT identifier, label FROM work_labels WHERE label NOT IN (SELECT cluster FROM work_doubtful);

INSERT INTO work_pairs
SELECT a, b, one.layer, other.layer
FROM work_ties
INNER JOIN work_doubtful AS one ON one.identifier = work_ties.a
INNER JOIN work_doubtful AS other ON other.identifier = work_ties.b;

TRUNCATE TABLE work_labels
