-- Staged facts that another load has stored already, by load and ordinal.
SELECT toString(staged.load) AS load, ordinal FROM stage_events AS staged INNER JOIN
(
    SELECT anchor, occurred_at, id, hash, snapshot, events.load AS stored_by FROM events
    WHERE occurred_at BETWEEN fromUnixTimestamp64Micro({from:Int64}, 'UTC') AND fromUnixTimestamp64Micro({to:Int64}, 'UTC')
      AND (anchor, occurred_at) IN (SELECT anchor, occurred_at FROM stage_events)
) AS stored USING (anchor, occurred_at, id, hash, snapshot)
WHERE stored_by != staged.load;

SELECT toString(staged.load) AS load, ordinal FROM stage_entities AS staged INNER JOIN
(
    SELECT key, version, id, entities.load AS stored_by FROM entities WHERE key IN (SELECT key FROM stage_entities)
) AS stored USING (key, version, id)
WHERE stored_by != staged.load;

SELECT toString(staged.load) AS load, ordinal FROM stage_slices AS staged INNER JOIN
(
    SELECT slice, snapshot, part, slices.load AS stored_by FROM slices WHERE slice IN (SELECT slice FROM stage_slices)
) AS stored USING (slice, snapshot, part)
WHERE stored_by != staged.load
