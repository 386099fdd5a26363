-- Told last and once, when all of the loads is stored: whoever derives takes a load as a whole.
INSERT INTO dirty
SELECT DISTINCT load, kind, key FROM
(
    SELECT load, 'identifier' AS kind, arrayJoin(identifiers) AS key FROM stage_events
    UNION ALL SELECT load, 'identifier', sipHash64(arrayJoin(identifier_texts)) FROM stage_entities
    UNION ALL SELECT load, 'entity', key FROM stage_entities
    UNION ALL SELECT load, 'slice', slice FROM stage_slices
)
