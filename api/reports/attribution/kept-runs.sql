SELECT toString(id) AS id, question, version, fingerprint, toString(revision) AS revision,
  toString(created_at) AS createdAt, created_by AS createdBy
FROM attribution_runs FINAL ORDER BY created_at DESC, id LIMIT 1000
