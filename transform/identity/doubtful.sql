-- Clusters in which something may contradict itself: two records of one system, several addresses with a
-- phone or a device. Every other cluster is one person, because nothing in it can be wide.
TRUNCATE TABLE work_doubtful;

-- reads: work_ties
INSERT INTO work_doubtful
SELECT identifier, cluster, layer, namespace
FROM
(
    SELECT kind.identifier AS identifier, label AS cluster, layer, namespace
    FROM work_kinds AS kind INNER JOIN work_labels ON work_labels.identifier = kind.identifier
)
WHERE cluster IN
(
    SELECT label FROM work_kinds AS kind INNER JOIN work_labels ON work_labels.identifier = kind.identifier
    GROUP BY label
    HAVING countIf(layer = 0) > uniqExactIf(namespace, layer = 0)
        OR (countIf(layer = 2) >= {mails_on_phone:UInt32} AND countIf(layer = 3) > 0)
        OR (countIf(layer = 2) >= {mails_on_device:UInt32} AND countIf(layer = 4) > 0)
)
