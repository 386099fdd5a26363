SELECT uniqExact(key) AS count, min(key) AS first, max(key) AS last FROM work_members
WHERE kind = {kind:String} AND key BETWEEN {from:UInt64} AND {to:UInt64}
  AND key NOT IN (SELECT key FROM work_aside WHERE kind = {kind:String})
