-- All rows in view.
(
    SELECT *, 1 AS sign FROM fact_rows
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                    WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
)
