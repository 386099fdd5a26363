-- An identifier of this layer is wide where the people beside it, as the narrower layers left them, cannot
-- be one: two of them hold records of one system, or too many of them an address of their own.
-- needs: work_labels
INSERT INTO work_wide
SELECT a
FROM
(
    SELECT DISTINCT a, label AS person
    FROM work_pairs INNER JOIN work_labels ON work_labels.identifier = work_pairs.b
    WHERE a_layer = {layer:UInt8} AND b_layer < {layer:UInt8} AND b NOT IN (SELECT identifier FROM work_wide)
) AS beside
INNER JOIN
(
    SELECT label, groupUniqArrayIf(namespace, layer = 0) AS namespaces, countIf(layer = 2) AS mails
    FROM work_labels INNER JOIN work_doubtful ON work_doubtful.identifier = work_labels.identifier
    WHERE work_labels.identifier NOT IN (SELECT identifier FROM work_wide)
    GROUP BY label
) AS held ON held.label = beside.person
GROUP BY a
HAVING length(arrayFlatten(groupArray(namespaces)) AS all_names) > length(arrayDistinct(all_names))
    OR countIf(mails > 0) >= {mails:UInt32}
