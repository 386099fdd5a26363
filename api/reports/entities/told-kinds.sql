-- Of which kinds of records and blocks any source has ever told something.
SELECT DISTINCT toString(entity_type) AS kind FROM entity_states
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
UNION DISTINCT
SELECT DISTINCT toString(type) FROM slice_states
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
