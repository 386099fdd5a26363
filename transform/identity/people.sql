-- The new map, its reverse, and everyone who has to be derived anew.
INSERT INTO identity_map
SELECT {generation:UInt32}, {revision:UInt64}, identifier, label, identifier IN (SELECT identifier FROM work_capped)
FROM work_labels;

INSERT INTO identity_members
SELECT {generation:UInt32}, {revision:UInt64}, label, identifier FROM work_labels;

INSERT INTO work_owners
SELECT DISTINCT owner FROM
(
    SELECT label AS owner FROM work_labels
    UNION ALL
    SELECT argMax(person, revision) FROM identity_map
    WHERE generation = {generation:UInt32} AND revision <= {visible:UInt64}
      AND identifier IN (SELECT identifier FROM work_labels)
    GROUP BY identifier
)
