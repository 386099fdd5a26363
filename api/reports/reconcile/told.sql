-- Which kinds of records any source has ever told.
SELECT DISTINCT toString(entity_type) AS type FROM entity_states
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type IN ('invoice', 'deal', 'order', 'payment')
