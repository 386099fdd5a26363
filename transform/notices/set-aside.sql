SELECT kind, toString(unit) AS unit, toString(min(underivable.since)) AS since,
  max(underivable.attempts) AS attempts, any(underivable.error) AS error
FROM underivable FINAL WHERE is_open
GROUP BY kind, unit ORDER BY max(tried_at) DESC, kind, unit LIMIT {limit:UInt32}
