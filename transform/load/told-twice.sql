-- Facts that several of the loads that are stored together tell: each load and ordinal, one fact behind the other.
SELECT toString(load) AS load, ordinal, toString((id, hash, snapshot)) AS fact FROM stage_events
WHERE (id, hash, snapshot) IN
    (SELECT id, hash, snapshot FROM stage_events GROUP BY id, hash, snapshot HAVING min(load) != max(load));

SELECT toString(load) AS load, ordinal, toString((key, version, id)) AS fact FROM stage_entities
WHERE (key, version, id) IN
    (SELECT key, version, id FROM stage_entities GROUP BY key, version, id HAVING min(load) != max(load));

SELECT toString(load) AS load, ordinal, toString((slice, snapshot, part)) AS fact FROM stage_slices
WHERE (slice, snapshot, part) IN
    (SELECT slice, snapshot, part FROM stage_slices GROUP BY slice, snapshot, part HAVING min(load) != max(load))
