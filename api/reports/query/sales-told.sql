-- Whether any source has ever told of a sale, counted or not: without one, sales are unknown and not 0.
SELECT 1 AS told
FROM
(
    SELECT 1 FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') LIMIT 1
    UNION ALL
    SELECT 1 FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND entity_type IN ('order', 'deal') LIMIT 1
)
LIMIT 1
