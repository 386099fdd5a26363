-- By its id, or the newest of a question; the other of the two is empty.
SELECT toString(id) AS id, question, version, fingerprint, toString(revision) AS revision,
  toString(created_at) AS createdAt, created_by AS createdBy, report
FROM attribution_runs FINAL
WHERE ({id:String} = '' OR toString(attribution_runs.id) = {id:String})
  AND ({question:String} = '' OR question = {question:String})
ORDER BY created_at DESC, id LIMIT 1
