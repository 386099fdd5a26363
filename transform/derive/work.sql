-- Work tables of one derivation: temporary tables of the writing connection.
CREATE TEMPORARY TABLE IF NOT EXISTS work_dirty (kind String, key UInt64) ENGINE = Memory;
-- What of this derivation is set aside: it fails whatever it is derived with.
CREATE TEMPORARY TABLE IF NOT EXISTS work_aside (kind String, key UInt64, error String, is_exhausted Bool) ENGINE = Memory;
-- What each part of the derivation consists of: identifiers of a person, slices of a block of costs.
CREATE TEMPORARY TABLE IF NOT EXISTS work_members (kind String, key UInt64, member UInt64) ENGINE = Memory;
-- Owners whose rows of before stay although they were touched.
CREATE TEMPORARY TABLE IF NOT EXISTS work_kept (owner UInt64) ENGINE = Memory;
-- To whom the number was lent that a call dialled; `probability` in millionths.
CREATE TEMPORARY TABLE IF NOT EXISTS work_leases
(
    key UInt64, holder UInt64, is_joined Bool, lease String, pool String, probability Int64, traffic UInt64,
    campaign String, keyword String, content String
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_slices (slice UInt64, type String, snapshot UInt64, previous UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_current (slice UInt64, snapshot UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_touched (identifier UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_touched_sales (sale UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_old (identifier UInt64, cluster UInt64, crowded Bool) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_nodes (identifier UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_edges (a UInt64, b UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_kinds (identifier UInt64, layer UInt8, namespace UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_crowded (identifier UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_wide (identifier UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_ties (a UInt64, b UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_doubtful (identifier UInt64, cluster UInt64, layer UInt8, namespace UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_pairs (a UInt64, b UInt64, a_layer UInt8, b_layer UInt8) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_clear (identifier UInt64, label UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_labels (identifier UInt64, label UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_labels_next (identifier UInt64, label UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_owners (owner UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_cost_touched (slice UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_cost_blocks (block UInt64, slice UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_cost_slices (owner UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_levels (slice UInt64, block String, rank UInt8) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_cost_rows
(
    slice UInt64, source LowCardinality(String), account LowCardinality(String), day Date, traffic UInt64,
    campaign_id String, campaign String, ad_group_id String, ad_group String, keyword String,
    currency LowCardinality(String), cost_micros Int64, vat_included Nullable(Bool), impressions UInt64, clicks UInt64,
    emitted_at DateTime64(6, 'UTC'),
    claims Array(Tuple(setting String, action String, conversions Nullable(Int64), value Nullable(Int64)))
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_cost_passed (slice UInt64, campaign_id String, campaign String) ENGINE = Memory;
-- Days for which a rate may be another than before.
CREATE TEMPORARY TABLE IF NOT EXISTS work_rated_days (day Date) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_rate_pairs (day Date, base String, quote String, num Decimal(76, 12), den Decimal(76, 12)) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_rates (currency String, day Date, rate Decimal(38, 18)) ENGINE = Memory;

CREATE TEMPORARY TABLE IF NOT EXISTS work_ids (identifier UInt64, person UInt64, capped Bool) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_events
(
    person UInt64, anchor UInt64, id UUID, contract UInt8, hash UInt64, type LowCardinality(String), source LowCardinality(String),
    account LowCardinality(String), occurred_at DateTime64(6, 'UTC'), session_id String, traffic UInt64,
    campaign String, campaign_id String, ad_group String, keyword String, content String,
    creative LowCardinality(String), landing LowCardinality(String),
    device LowCardinality(String), country LowCardinality(String), region LowCardinality(String), branch LowCardinality(String),
    company LowCardinality(String), medium LowCardinality(String), variant LowCardinality(String)
) ENGINE = Memory;
-- Those rows without copies.
CREATE TEMPORARY TABLE IF NOT EXISTS work_once
(
    person UInt64, anchor UInt64, id UUID, contract UInt8, hash UInt64, type LowCardinality(String), source LowCardinality(String),
    account LowCardinality(String), occurred_at DateTime64(6, 'UTC'), session_id String, traffic UInt64,
    campaign String, campaign_id String, ad_group String, keyword String, content String,
    creative LowCardinality(String), landing LowCardinality(String),
    device LowCardinality(String), country LowCardinality(String), region LowCardinality(String), branch LowCardinality(String),
    company LowCardinality(String), medium LowCardinality(String), variant LowCardinality(String)
) ENGINE = Memory;
-- What an ad platform tells of the clicks that events name, where those say nothing that speaks against it.
CREATE TEMPORARY TABLE IF NOT EXISTS work_ad_clicks
(
    person UInt64, event UUID, campaign String, campaign_id String, ad_group String, keyword String, creative String
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_anchors (anchor UInt64, soft Bool) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_shared
(
    anchor UInt64, id UUID, contract UInt8, hash UInt64, type LowCardinality(String), source LowCardinality(String),
    account LowCardinality(String), occurred_at DateTime64(6, 'UTC'), session_id String, traffic UInt64,
    campaign String, campaign_id String, ad_group String, keyword String, content String,
    creative LowCardinality(String), landing LowCardinality(String),
    device LowCardinality(String), country LowCardinality(String), region LowCardinality(String), branch LowCardinality(String),
    company LowCardinality(String), medium LowCardinality(String), variant LowCardinality(String), identifiers Array(UInt64)
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_told (id UUID, person UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_sayings (key UInt64, at DateTime64(6, 'UTC'), identifiers Array(UInt64)) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_carriers (anchor UInt64, at DateTime64(6, 'UTC'), person UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_spans
(
    id UUID, anchor UInt64, occurred_at DateTime64(6, 'UTC'), started_at DateTime64(6, 'UTC'), ended_at DateTime64(6, 'UTC')
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_candidates
(
    key UInt64, entity_type LowCardinality(String), source LowCardinality(String), account LowCardinality(String),
    entity_id String, fields Map(LowCardinality(String), String), identifiers Array(UInt64)
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_states
(
    person UInt64, key UInt64, entity_type LowCardinality(String), source LowCardinality(String),
    account LowCardinality(String), entity_id String, fields Map(LowCardinality(String), String)
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_sessions
(
    person UInt64, touch_id UInt64, started_at DateTime64(6, 'UTC'), ended_at DateTime64(6, 'UTC'), traffic UInt64,
    campaign String, campaign_id String, ad_group String, keyword String, content String,
    source LowCardinality(String), account LowCardinality(String), native_id String,
    creative LowCardinality(String), landing LowCardinality(String),
    device LowCardinality(String), country LowCardinality(String), region LowCardinality(String), branch LowCardinality(String),
    company LowCardinality(String)
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_actions
(
    person UInt64, action_id UInt64, kind LowCardinality(String), at DateTime64(6, 'UTC'), traffic UInt64,
    campaign String, campaign_id String, ad_group String, keyword String, content String,
    source LowCardinality(String), account LowCardinality(String), native_id String,
    creative LowCardinality(String), landing LowCardinality(String),
    device LowCardinality(String), country LowCardinality(String), region LowCardinality(String), branch LowCardinality(String),
    company LowCardinality(String), medium LowCardinality(String), lead_type LowCardinality(String), owner_name LowCardinality(String)
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_placed (action_id UInt64, kind LowCardinality(String), visit_id UInt64) ENGINE = Memory;
-- Rows of `touchpoint_rows` of this chunk's people, with the way as that table makes it.
CREATE TEMPORARY TABLE IF NOT EXISTS work_touches
(
    owner UInt64, touch_id UInt64, kind LowCardinality(String), at DateTime64(6, 'UTC'), day Date, traffic UInt64,
    campaign LowCardinality(String), campaign_id LowCardinality(String), ad_group LowCardinality(String),
    keyword LowCardinality(String), content LowCardinality(String), source LowCardinality(String),
    account LowCardinality(String), native_id String, visits UInt8, calls UInt32,
    creative LowCardinality(String), landing LowCardinality(String),
    device LowCardinality(String), country LowCardinality(String), region LowCardinality(String), branch LowCardinality(String),
    company LowCardinality(String), medium LowCardinality(String),
    way UInt64 MATERIALIZED sipHash64(traffic, toString(campaign), toString(campaign_id), toString(ad_group), toString(keyword), toString(content))
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_leads
(
    person UInt64, conversion_id UInt64, at DateTime64(6, 'UTC'), source LowCardinality(String),
    account LowCardinality(String), native_id String, kind LowCardinality(String),
    lead_type LowCardinality(String), stage LowCardinality(String), owner_name LowCardinality(String),
    branch LowCardinality(String), partner LowCardinality(String), company LowCardinality(String),
    country LowCardinality(String), device LowCardinality(String)
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_sales
(
    person UInt64, conversion_id UInt64, kind LowCardinality(String), source LowCardinality(String),
    account LowCardinality(String), native_id String, label String, created_at DateTime64(6, 'UTC'),
    paid_at DateTime64(6, 'UTC'), at DateTime64(6, 'UTC'), currency LowCardinality(String),
    revenue_micros Nullable(Int64), margin_micros Nullable(Int64), source_of_money LowCardinality(String),
    stage LowCardinality(String), owner_name LowCardinality(String), branch LowCardinality(String),
    partner LowCardinality(String), company LowCardinality(String), country LowCardinality(String),
    device LowCardinality(String), coupon LowCardinality(String), unknown_reason LowCardinality(String),
    -- In the currency of the sale.
    refunds Array(Tuple(id String, at DateTime64(6, 'UTC'), revenue_micros Nullable(Int64), margin_micros Nullable(Int64)))
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_employed (employee UInt64, contact_company LowCardinality(String)) ENGINE = Memory;
-- Purchases and refunds of the transactions that the events of this chunk's people name, whosever they are.
CREATE TEMPORARY TABLE IF NOT EXISTS work_transactions
(
    sale UInt64, id UUID, type LowCardinality(String), source LowCardinality(String), account LowCardinality(String),
    transaction_id String, occurred_at DateTime64(6, 'UTC'), value_micros Nullable(Int64), currency LowCardinality(String),
    coupon LowCardinality(String), device LowCardinality(String), country LowCardinality(String),
    branch LowCardinality(String), company LowCardinality(String)
) ENGINE = Memory;
-- Orders and deals that tell a sale which this chunk's people have a part in, whosever they are.
CREATE TEMPORARY TABLE IF NOT EXISTS work_tellers
(
    sale UInt64, key UInt64, entity_type LowCardinality(String), live Bool, won_us Int64
) ENGINE = Memory;
-- Identifiers of which it is asked when analytics was denied, anchors whose events are asked for, the answers,
-- and the ties that fall away by them (`work_supported`: but for those that something else tells of).
CREATE TEMPORARY TABLE IF NOT EXISTS work_asked (identifier UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_asked_anchors (anchor UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_denials
(
    identifier UInt64, denied_at DateTime64(6, 'UTC'), until DateTime64(6, 'UTC')
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_unconsented (anchor UInt64, id UUID, hash UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_untold (a UInt64, b UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_supported (a UInt64, b UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_consents
(
    person UInt64, purpose String, at DateTime64(6, 'UTC'), state String, source String, account String
) ENGINE = Memory;
-- Companies that the people who are derived name, where each leads, and whose account they are.
CREATE TEMPORARY TABLE IF NOT EXISTS work_company_records
(
    key UInt64, how String, identifiers Array(UInt64), since_us Int64, companies Array(UInt64)
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_companies (person UInt64, told UInt64, how String, since_us Int64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_company_ways (told UInt64, through Array(UInt64), company UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_accounts (member UInt64, owner UInt64) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_internal (person UInt64) ENGINE = Memory;
-- As `work_events` and `work_states`, while those are written anew.
CREATE TEMPORARY TABLE IF NOT EXISTS work_account_events
(
    person UInt64, anchor UInt64, id UUID, contract UInt8, hash UInt64, type LowCardinality(String), source LowCardinality(String),
    account LowCardinality(String), occurred_at DateTime64(6, 'UTC'), session_id String, traffic UInt64,
    campaign String, campaign_id String, ad_group String, keyword String, content String,
    creative LowCardinality(String), landing LowCardinality(String),
    device LowCardinality(String), country LowCardinality(String), region LowCardinality(String), branch LowCardinality(String),
    company LowCardinality(String), medium LowCardinality(String), variant LowCardinality(String)
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_account_states
(
    person UInt64, key UInt64, entity_type LowCardinality(String), source LowCardinality(String),
    account LowCardinality(String), entity_id String, fields Map(LowCardinality(String), String)
) ENGINE = Memory;
-- Events of this chunk's people that a goal may mean, and those that reach one; `visit` is 0 outside of visits.
CREATE TEMPORARY TABLE IF NOT EXISTS work_goal_events
(
    person UInt64, id UUID, kind LowCardinality(String), name LowCardinality(String), source LowCardinality(String),
    account LowCardinality(String), at DateTime64(6, 'UTC'), visit UInt64, subject String, variant String,
    page_url String, value_micros Nullable(Int64), currency LowCardinality(String),
    properties Map(LowCardinality(String), String),
    branch LowCardinality(String), company LowCardinality(String), country LowCardinality(String),
    device LowCardinality(String)
) ENGINE = Memory;
CREATE TEMPORARY TABLE IF NOT EXISTS work_goal_matches
(
    person UInt64, goal UInt32, id UUID, visit UInt64, at DateTime64(6, 'UTC'), name LowCardinality(String),
    source LowCardinality(String), account LowCardinality(String), value_micros Nullable(Int64),
    currency LowCardinality(String),
    branch LowCardinality(String), company LowCardinality(String), country LowCardinality(String),
    device LowCardinality(String)
) ENGINE = Memory;
-- People of this chunk with a conversion: the only ones whose touches lead anywhere.
CREATE TEMPORARY TABLE IF NOT EXISTS work_converted (person UInt64) ENGINE = Memory
