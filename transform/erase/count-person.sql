-- Rows of each table that are about the person that `erase_targets` names, up to a time.
WITH mine AS (SELECT key FROM erase_targets WHERE kind = 'identifier'),
named AS (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number')),
records AS (SELECT key FROM erase_targets WHERE kind = 'entity'),
people AS (SELECT key FROM erase_targets WHERE kind = 'person' AND key != 0)
SELECT 'events' AS name, toFloat64(count()) AS rows FROM events
WHERE occurred_at <= fromUnixTimestamp64Micro({upto:Int64}, 'UTC') AND
    (arrayExists(x -> x IN mine, identifiers) OR (notEmpty(identifiers) AND arrayAll(x -> x IN named, identifiers))
     OR id IN (SELECT id FROM erase_targets WHERE kind = 'event'))
UNION ALL SELECT 'entities', toFloat64(count()) FROM entities
    WHERE occurred_at <= fromUnixTimestamp64Micro({upto:Int64}, 'UTC') AND key IN records
UNION ALL SELECT 'identity_edges', toFloat64(count()) FROM identity_edges WHERE a IN mine OR b IN mine
UNION ALL SELECT 'entity_index', toFloat64(count()) FROM entity_index WHERE key IN records OR identifier IN mine
UNION ALL SELECT 'sale_anchors', toFloat64(count()) FROM sale_anchors WHERE anchor IN mine
UNION ALL SELECT 'rare_anchors', toFloat64(count()) FROM rare_anchors WHERE identifier IN mine OR identifier IN records OR anchor IN mine
UNION ALL SELECT 'identifiers', toFloat64(count()) FROM identifiers WHERE identifier IN mine
UNION ALL SELECT 'bad_rows', toFloat64(count()) FROM bad_rows WHERE id IN (SELECT id FROM erase_targets WHERE kind = 'bad_row')
UNION ALL SELECT 'attribution_runs', toFloat64(count()) FROM attribution_runs WHERE id IN (SELECT id FROM erase_targets WHERE kind = 'run')
UNION ALL SELECT 'identity_map', toFloat64(count()) FROM identity_map WHERE identifier IN mine
UNION ALL SELECT 'identity_members', toFloat64(count()) FROM identity_members WHERE identifier IN mine
UNION ALL SELECT 'identity_clusters', toFloat64(count()) FROM identity_clusters WHERE identifier IN mine
UNION ALL SELECT 'entity_states', toFloat64(count()) FROM entity_states WHERE key IN records
UNION ALL SELECT 'sale_index', toFloat64(count()) FROM sale_index WHERE key IN records
UNION ALL SELECT 'touchpoint_rows', toFloat64(count()) FROM touchpoint_rows WHERE owner IN people
UNION ALL SELECT 'conversion_rows', toFloat64(count()) FROM conversion_rows WHERE owner IN people
UNION ALL SELECT 'journey_rows', toFloat64(count()) FROM journey_rows WHERE owner IN people
UNION ALL SELECT 'consent_rows', toFloat64(count()) FROM consent_rows WHERE person IN people
UNION ALL SELECT 'left_out_rows', toFloat64(count()) FROM left_out_rows WHERE owner IN people
UNION ALL SELECT 'person_company_rows', toFloat64(count()) FROM person_company_rows WHERE person IN people
UNION ALL SELECT 'owner_revisions', toFloat64(count()) FROM owner_revisions WHERE owner IN people
UNION ALL SELECT 'dirty', toFloat64(count()) FROM dirty WHERE key IN mine OR key IN records
UNION ALL SELECT 'underivable', toFloat64(count()) FROM underivable WHERE key IN mine OR key IN records OR unit IN people
