-- What people allowed, whose companies they belong to, and what of their events is left out.

-- Where events are found that few have: those that tell of consent, by each identifier that they carry, and
-- those that name a company (a superset of where they are now).
CREATE TABLE IF NOT EXISTS rare_anchors (reason LowCardinality(String), identifier UInt64, anchor UInt64)
ENGINE = ReplacingMergeTree ORDER BY (reason, identifier, anchor)
SETTINGS non_replicated_deduplication_window = 1000;

-- Changes of what a person allows, each from its time on. Purposes: analytics, ads, ad_user_data,
-- ad_personalization, messages; states: granted, denied, unknown.
CREATE TABLE IF NOT EXISTS consent_rows
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    person UInt64,
    purpose LowCardinality(String),
    at DateTime64(6, 'UTC'),
    state LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String)
)
ENGINE = MergeTree PARTITION BY generation ORDER BY (person, purpose, at);

-- Events of a person that count for nothing, by reason: `unconsented`, `internal`.
CREATE TABLE IF NOT EXISTS left_out_rows
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    reason LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String),
    day Date,
    events UInt64
)
ENGINE = MergeTree PARTITION BY generation ORDER BY (owner, reason, day);

-- The companies of a person: `company` is what a merge or a parent leads to, `through` every company on the
-- way there, from the one that was told. `how`: contact, deal, order, conversation or event.
CREATE TABLE IF NOT EXISTS person_company_rows
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    person UInt64,
    company UInt64,
    how LowCardinality(String),
    since DateTime64(6, 'UTC'),
    through Array(UInt64)
)
ENGINE = MergeTree PARTITION BY generation ORDER BY (owner, person, company);

CREATE VIEW IF NOT EXISTS consents AS
SELECT * FROM consent_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

-- What a person allows now, and since when.
CREATE VIEW IF NOT EXISTS consent_states AS
SELECT person, toString(consent_rows.purpose) AS purpose, argMax(toString(consent_rows.state), consent_rows.at) AS state,
    max(consent_rows.at) AS since
FROM consent_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
GROUP BY person, purpose;

CREATE VIEW IF NOT EXISTS left_out AS
SELECT * FROM left_out_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS person_companies AS
SELECT * FROM person_company_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
