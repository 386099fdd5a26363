-- The new map, its reverses, and everyone who has to be derived anew.
-- reads: work_clear
INSERT INTO work_labels SELECT identifier, label FROM work_clear;

-- needs: work_crowded
INSERT INTO work_wide SELECT identifier FROM work_crowded;

-- reads: work_labels
INSERT INTO identity_map (generation, revision, identifier, person, capped, crowded, cluster)
SELECT {generation:UInt32}, {revision:UInt64}, identifier, label, identifier IN (SELECT identifier FROM work_wide),
    identifier IN (SELECT identifier FROM work_crowded), if(doubt.cluster = 0, label, doubt.cluster)
FROM work_labels LEFT JOIN work_doubtful AS doubt ON doubt.identifier = work_labels.identifier;

-- reads: work_labels
INSERT INTO identity_members (generation, revision, person, identifier)
SELECT {generation:UInt32}, {revision:UInt64}, label, identifier FROM work_labels;

-- reads: work_labels
INSERT INTO identity_clusters (generation, revision, cluster, identifier)
SELECT {generation:UInt32}, {revision:UInt64}, if(doubt.cluster = 0, label, doubt.cluster), identifier
FROM work_labels LEFT JOIN work_doubtful AS doubt ON doubt.identifier = work_labels.identifier;

-- reads: work_labels
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
