-- Beginning of a statement about one customer: identifiers of the person, or of all people of the account where a company is the
-- owner, without those that several people share.
WITH members AS
(
    SELECT identifier FROM identity_map
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND identifier IN
    (
        SELECT identifier FROM identity_members
        WHERE generation = {generation:UInt32} AND (person, revision) IN
        (
            SELECT owner, max(revision) FROM owner_revisions
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND owner IN
            (
                SELECT {customer:UInt64}
                UNION ALL
                SELECT person FROM person_companies(generation = {generation:UInt32}, revision = {revision:UInt64})
                WHERE owner = {customer:UInt64}
            )
            GROUP BY owner
        )
    )
    GROUP BY identifier
    HAVING NOT argMax(identity_map.capped, revision)
)
