-- Continues: what is said last of every invoice, deal, order and payment that was neither deleted nor a test.
, states AS
(
    SELECT key, toString(entity_states.entity_type) AS type, toString(entity_states.source) AS source, toString(entity_states.account) AS account, entity_id, fields, sales
    FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type = {type:String} AND (key, revision) NOT IN
    (
        -- Few are told again, so that what was told before is a small set.
        SELECT key, earlier
        FROM
        (
            SELECT key, revision, lagInFrame(revision) OVER (PARTITION BY key ORDER BY revision) AS earlier FROM entity_states
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type = {type:String}
        )
        WHERE earlier BETWEEN 1 AND revision - 1
    )
      AND NOT deleted AND NOT is_test
),
micros -> toDate(fromUnixTimestamp64Micro(toInt64OrZero(micros), 'UTC'), {timezone:String}) AS day_of
