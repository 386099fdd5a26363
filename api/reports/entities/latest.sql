-- Beginning of a statement about records of other systems: what each of some kinds last was, neither deleted nor a test.
WITH latest AS
(
    SELECT key, toString(entity_type) AS type, toString(entity_states.source) AS source, toString(entity_states.account) AS account,
        entity_id, identifiers, fields
    FROM entity_states
    WHERE generation = {generation:UInt32} AND entity_type IN {types:Array(String)} AND (key, revision) IN
    (
        SELECT key, max(revision) FROM entity_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type IN {types:Array(String)}
        GROUP BY key
    )
      AND NOT deleted AND NOT is_test
)
