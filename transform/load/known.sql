-- Ordinals of staged facts that an earlier load has stored already.
SELECT 'event' AS kind, ordinal FROM stage_events
WHERE (anchor, occurred_at, id, hash, snapshot) IN
(
    SELECT anchor, occurred_at, id, hash, snapshot FROM events
    WHERE occurred_at BETWEEN fromUnixTimestamp64Micro({from:Int64}, 'UTC') AND fromUnixTimestamp64Micro({to:Int64}, 'UTC')
      AND (anchor, occurred_at) IN (SELECT anchor, occurred_at FROM stage_events)
      AND load != {load:UInt64}
)
UNION ALL
SELECT 'entity', ordinal FROM stage_entities
WHERE (key, version, id) IN
(
    SELECT key, version, id FROM entities
    WHERE key IN (SELECT key FROM stage_entities) AND load != {load:UInt64}
)
UNION ALL
SELECT 'slice', ordinal FROM stage_slices
WHERE (slice, snapshot, part) IN
(
    SELECT slice, snapshot, part FROM slices
    WHERE slice IN (SELECT slice FROM stage_slices) AND load != {load:UInt64}
)
