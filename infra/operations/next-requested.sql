SELECT toString(id) AS id, kind, parameters, toString(requested_at) AS requestedAt, step FROM operations FINAL
WHERE state IN ('requested', 'running') ORDER BY requested_at, id LIMIT 1
