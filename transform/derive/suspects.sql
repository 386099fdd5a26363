SELECT told.key AS key, any(aside.error) AS error,
  max(aside.is_exhausted AND version = {version:String}) AS exhausted
FROM (SELECT key, member FROM work_members WHERE kind = {kind:String}) AS told
INNER JOIN (SELECT * FROM underivable FINAL WHERE kind = {kind:String} AND is_open) AS aside
  ON aside.key = told.member
GROUP BY key ORDER BY key
