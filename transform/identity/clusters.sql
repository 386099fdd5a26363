-- What is tied together at all, whoever it is: ties of crowded identifiers count for nothing.
TRUNCATE TABLE work_ties;

TRUNCATE TABLE work_labels;

INSERT INTO work_labels SELECT identifier, identifier FROM work_nodes;

INSERT INTO work_ties
SELECT a, b FROM work_edges
WHERE a NOT IN (SELECT identifier FROM work_crowded) AND b NOT IN (SELECT identifier FROM work_crowded)
