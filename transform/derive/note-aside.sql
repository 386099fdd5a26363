-- What was tried and went well is no longer set aside; a derivation of everything has tried all that there is.
INSERT INTO underivable
SELECT kind, key, unit, error, is_exhausted, since, tried_at, attempts, version, false, fromUnixTimestamp64Micro({at:Int64}, 'UTC')
FROM underivable FINAL
WHERE is_open AND ({is_everything:Bool} OR (kind, key) IN (SELECT kind, member FROM work_members))
  AND (kind, key) NOT IN
      (SELECT kind, member FROM work_members WHERE (kind, key) IN (SELECT kind, key FROM work_aside));

INSERT INTO underivable
SELECT told.kind, told.member, told.key, aside.error, aside.is_exhausted,
    if(known.attempts = 0, fromUnixTimestamp64Micro({at:Int64}, 'UTC'), known.since),
    fromUnixTimestamp64Micro({at:Int64}, 'UTC'), known.attempts + 1, {version:String}, true,
    fromUnixTimestamp64Micro({at:Int64}, 'UTC')
FROM work_members AS told
INNER JOIN work_aside AS aside ON aside.kind = told.kind AND aside.key = told.key
LEFT JOIN (SELECT kind, key, since, attempts FROM underivable FINAL WHERE is_open) AS known
    ON known.kind = told.kind AND known.key = told.member
