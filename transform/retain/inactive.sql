-- Identifiers of people of whom no fact is as young as `before`, the longest silent first. Whoever shares an identifier
-- with several people is not known by it.
WITH members AS
(
    SELECT identifier, argMax(identity_map.person, revision) AS owner, argMax(identity_map.capped, revision) AS is_wide
    FROM identity_map
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
    GROUP BY identifier
    HAVING NOT is_wide
),
told AS
(
    SELECT identifier, max(at) AS at FROM
    (
        SELECT arrayJoin(identifiers) AS identifier, max(occurred_at) AS at FROM events GROUP BY identifier
        UNION ALL
        SELECT entity_index.identifier, max(last.at)
        FROM entity_index INNER JOIN (SELECT key, max(occurred_at) AS at FROM entities GROUP BY key) AS last
            ON last.key = entity_index.key
        GROUP BY entity_index.identifier
    )
    GROUP BY identifier
),
silent AS
(
    SELECT owner FROM members INNER JOIN told ON told.identifier = members.identifier
    GROUP BY owner
    -- Whoever is known by the number of a sale alone is nobody.
    HAVING max(told.at) < fromUnixTimestamp64Micro({before:Int64}, 'UTC')
        AND countIf(told.identifier NOT IN (SELECT identifier FROM identifiers WHERE type = 'sale_number')) > 0
    ORDER BY max(told.at), owner
    LIMIT {people:UInt32}
)
SELECT toString(members.owner) AS owner, toString(members.identifier) AS hash, named.type AS type, named.value AS value
FROM members
INNER JOIN (SELECT identifier, any(type) AS type, any(value) AS value FROM identifiers GROUP BY identifier) AS named
    ON named.identifier = members.identifier
WHERE members.owner IN (SELECT owner FROM silent)
