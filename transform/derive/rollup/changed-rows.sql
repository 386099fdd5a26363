-- Rows that came into view since {from} or left it, of the owners in `work_rolled`.
(
    SELECT *, if(revision > {from:UInt64}, 1, -1) AS sign FROM fact_rows
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND (owner, revision) IN (SELECT owner, revision FROM work_rolled)
)
