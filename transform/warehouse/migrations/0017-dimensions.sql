-- What reports group touches and conversions by. Empty where nothing says it. The first derivation on this
-- schema fills the columns: it makes the tables anew.

-- Path of the page, without host, query and fragment. Derivations read it of every event of a person, and it
-- takes a tenth of the bytes of the address. Parts of before compute it from the address until they are merged.
ALTER TABLE events ADD COLUMN IF NOT EXISTS page_path LowCardinality(String)
    MATERIALIZED if(page_url = '', '', if(path(page_url) = '', '/', path(page_url)));

ALTER TABLE touchpoint_rows
    ADD COLUMN IF NOT EXISTS creative LowCardinality(String),
    -- Path of the first page of a visit; of another touch the page on which it happened.
    ADD COLUMN IF NOT EXISTS landing LowCardinality(String),
    -- desktop, mobile, tablet, tv or other.
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    -- Two letters.
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS region LowCardinality(String),
    -- Shop, dealer or office.
    ADD COLUMN IF NOT EXISTS branch LowCardinality(String),
    -- `source:account:id`, as the fact tells it; what it was merged into is said by `person_companies`.
    ADD COLUMN IF NOT EXISTS company LowCardinality(String),
    -- Of a message: email, sms, push or messenger. What `utm_medium` says is a part of `traffic`.
    ADD COLUMN IF NOT EXISTS medium LowCardinality(String),
    -- The person has visited before.
    ADD COLUMN IF NOT EXISTS returning Bool;

ALTER TABLE conversion_rows
    -- What was asked for (request, price, demo, subscriber …), else the kind of the lead; of a sale, that of its lead.
    ADD COLUMN IF NOT EXISTS lead_type LowCardinality(String),
    -- Of the deal, as its CRM names it.
    ADD COLUMN IF NOT EXISTS stage LowCardinality(String),
    -- Who is in charge of it: owner of the record, operator of the call.
    ADD COLUMN IF NOT EXISTS owner_name LowCardinality(String),
    ADD COLUMN IF NOT EXISTS branch LowCardinality(String),
    ADD COLUMN IF NOT EXISTS partner LowCardinality(String),
    ADD COLUMN IF NOT EXISTS company LowCardinality(String),
    -- Of the event itself, else of the visit in which it happened.
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    -- Several are joined by `,`, in the order of the alphabet.
    ADD COLUMN IF NOT EXISTS coupon LowCardinality(String),
    -- Why `revenue_base` is null: `amount` (nobody tells it), `refund` (what was paid back cannot be told),
    -- `currencies` (a sale in one, its refund in another), `currency` (none is told), `rate` (none of its day)
    -- or `range` (more than 64 bits hold). Empty where it is known.
    ADD COLUMN IF NOT EXISTS unknown_reason LowCardinality(String);

DROP VIEW IF EXISTS touchpoints;

DROP VIEW IF EXISTS conversions;

CREATE VIEW IF NOT EXISTS touchpoints AS
SELECT * FROM touchpoint_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS conversions AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

-- Conversions and their value as ad platforms claim them, by attribution setting and action, neither of which is
-- ever added up. They are no conversions of ours.
CREATE TABLE IF NOT EXISTS claimed_day_rows
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    day Date,
    source LowCardinality(String),
    account LowCardinality(String),
    traffic UInt64,
    campaign_id LowCardinality(String),
    campaign LowCardinality(String),
    ad_group_id LowCardinality(String),
    ad_group LowCardinality(String),
    keyword LowCardinality(String),
    setting LowCardinality(String),
    action LowCardinality(String),
    currency LowCardinality(String),
    -- Millionths; null where the platform does not tell all of it, as `value_micros`.
    conversions Nullable(Int64),
    value_micros Nullable(Int64),
    -- In the base currency at the rate of the day; null without a rate.
    value_base Nullable(Int64)
)
ENGINE = MergeTree PARTITION BY generation ORDER BY (day, owner);

CREATE VIEW IF NOT EXISTS claimed_rows AS
SELECT * FROM claimed_day_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
