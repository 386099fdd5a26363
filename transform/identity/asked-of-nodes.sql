-- Identifiers around the neighbourhood for which something of consent was told, and where their events are.
INSERT INTO work_asked
SELECT DISTINCT identifier FROM rare_anchors
WHERE reason = 'consent' AND identifier IN
(
    SELECT identifier FROM work_nodes
    UNION ALL
    SELECT b FROM identity_edges WHERE a IN (SELECT identifier FROM work_nodes)
);

-- needs: work_asked
INSERT INTO work_asked_anchors
SELECT DISTINCT anchor FROM
(
    SELECT identifier AS anchor FROM work_asked
    UNION ALL
    SELECT b FROM identity_edges WHERE a IN (SELECT identifier FROM work_asked)
)
