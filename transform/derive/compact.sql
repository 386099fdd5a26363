-- Rows that no reader of {horizon} or later can see.
ALTER TABLE touchpoint_rows DELETE WHERE (generation, owner, revision) IN
    (SELECT generation, owner, revision FROM superseded WHERE by_revision <= {horizon:UInt64});

ALTER TABLE conversion_rows DELETE WHERE (generation, owner, revision) IN
    (SELECT generation, owner, revision FROM superseded WHERE by_revision <= {horizon:UInt64});

ALTER TABLE journey_rows DELETE WHERE (generation, owner, revision) IN
    (SELECT generation, owner, revision FROM superseded WHERE by_revision <= {horizon:UInt64});

ALTER TABLE cost_day_rows DELETE WHERE (generation, owner, revision) IN
    (SELECT generation, owner, revision FROM superseded WHERE by_revision <= {horizon:UInt64});

ALTER TABLE claimed_day_rows DELETE WHERE (generation, owner, revision) IN
    (SELECT generation, owner, revision FROM superseded WHERE by_revision <= {horizon:UInt64});

ALTER TABLE consent_rows DELETE WHERE (generation, owner, revision) IN
    (SELECT generation, owner, revision FROM superseded WHERE by_revision <= {horizon:UInt64});

ALTER TABLE left_out_rows DELETE WHERE (generation, owner, revision) IN
    (SELECT generation, owner, revision FROM superseded WHERE by_revision <= {horizon:UInt64});

ALTER TABLE person_company_rows DELETE WHERE (generation, owner, revision) IN
    (SELECT generation, owner, revision FROM superseded WHERE by_revision <= {horizon:UInt64});

ALTER TABLE identity_members DELETE WHERE (generation, person, revision) IN
    (SELECT generation, owner, revision FROM superseded WHERE by_revision <= {horizon:UInt64});

ALTER TABLE owner_revisions DELETE WHERE (generation, owner, revision) IN
    (SELECT generation, owner, revision FROM superseded WHERE by_revision <= {horizon:UInt64});

ALTER TABLE identity_map DELETE WHERE revision < {horizon:UInt64} AND (generation, identifier, revision) NOT IN
    (SELECT generation, identifier, max(revision) FROM identity_map WHERE revision <= {horizon:UInt64} GROUP BY generation, identifier);

ALTER TABLE identity_clusters DELETE WHERE revision < {horizon:UInt64} AND (generation, cluster, revision) NOT IN
    (SELECT generation, cluster, max(revision) FROM identity_clusters WHERE revision <= {horizon:UInt64} GROUP BY generation, cluster);

ALTER TABLE entity_states DELETE WHERE revision < {horizon:UInt64} AND (generation, key, revision) NOT IN
    (SELECT generation, key, max(revision) FROM entity_states WHERE revision <= {horizon:UInt64} GROUP BY generation, key);

ALTER TABLE slice_states DELETE WHERE revision < {horizon:UInt64} AND (generation, slice, revision) NOT IN
    (SELECT generation, slice, max(revision) FROM slice_states WHERE revision <= {horizon:UInt64} GROUP BY generation, slice);

ALTER TABLE superseded DELETE WHERE by_revision <= {horizon:UInt64};

ALTER TABLE publications DELETE WHERE revision < {horizon:UInt64}
