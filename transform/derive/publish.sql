-- Names what this revision replaces. It becomes visible by the one row that follows in `publications`.
-- reads: work_owners | work_cost_slices
INSERT INTO superseded
SELECT {generation:UInt32}, owner, max(revision), {revision:UInt64}
FROM owner_revisions
WHERE generation = {generation:UInt32} AND revision <= {visible:UInt64}
  AND owner IN (SELECT owner FROM work_owners UNION ALL SELECT owner FROM work_cost_slices)
  AND owner NOT IN (SELECT owner FROM work_kept)
GROUP BY owner;

-- reads: work_owners | work_cost_slices
INSERT INTO owner_revisions
SELECT {generation:UInt32}, owner, {revision:UInt64}
FROM (SELECT owner FROM work_owners UNION DISTINCT SELECT owner FROM work_cost_slices)
WHERE owner NOT IN (SELECT owner FROM work_kept)
