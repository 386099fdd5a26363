-- What is tied together at all, whoever it is: ties of crowded identifiers count for nothing.
TRUNCATE TABLE work_ties;

-- reads: work_edges
INSERT INTO work_ties
SELECT a, b FROM work_edges
WHERE a NOT IN (SELECT identifier FROM work_crowded) AND b NOT IN (SELECT identifier FROM work_crowded);

TRUNCATE TABLE work_labels;

-- The smallest identifier of each node and its neighbours: most clusters are a device and an address, and done with it.
-- reads: work_nodes
INSERT INTO work_labels
SELECT identifier, min(label) FROM
(
    SELECT identifier, identifier AS label FROM work_nodes
    UNION ALL
    SELECT a, b FROM work_ties WHERE b IN (SELECT identifier FROM work_nodes)
)
GROUP BY identifier
