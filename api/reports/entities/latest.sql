-- Beginning of a statement about records of other systems: what each of some kinds last was, neither deleted nor a test.
WITH latest AS
(
    SELECT key, toString(entity_type) AS type, toString(entity_states.source) AS source, toString(entity_states.account) AS account,
        entity_id, identifiers, fields
    FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type IN {types:Array(String)} AND (key, revision) NOT IN
    (
        -- Few are told again, so that what was told before is a small set.
        SELECT key, earlier
        FROM
        (
            SELECT key, revision, lagInFrame(revision) OVER (PARTITION BY key ORDER BY revision) AS earlier FROM entity_states
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type IN {types:Array(String)}
        )
        WHERE earlier BETWEEN 1 AND revision - 1
    )
      AND NOT deleted AND NOT is_test
)
