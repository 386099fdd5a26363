-- Identifiers of the person that one of them names, without those that several people share.
SELECT toString(member.identifier) AS hash, type, value
FROM
(
    SELECT identifier
    FROM identity_map
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND identifier IN
    (
        SELECT identifier FROM identity_members
        WHERE generation = {generation:UInt32} AND person = {person:UInt64}
    )
    GROUP BY identifier
    HAVING argMax(identity_map.person, revision) = {person:UInt64} AND NOT argMax(identity_map.capped, revision)
) AS member
INNER JOIN (SELECT identifier, any(type) AS type, any(value) AS value FROM identifiers GROUP BY identifier) AS named
    ON named.identifier = member.identifier
ORDER BY type, value
