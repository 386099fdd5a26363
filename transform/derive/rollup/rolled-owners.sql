-- What is in view at {revision} and was not at {from}, and the other way round; what came and went between is neither.
INSERT INTO work_rolled
SELECT owner, revision FROM superseded
WHERE generation = {generation:UInt32} AND by_revision > {from:UInt64} AND by_revision <= {revision:UInt64}
  AND revision <= {from:UInt64}
UNION ALL
SELECT owner, revision FROM owner_revisions
WHERE generation = {generation:UInt32} AND revision > {from:UInt64} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision > {from:UInt64} AND by_revision <= {revision:UInt64})
