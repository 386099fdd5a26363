-- Where batches stand before they are stored: temporary tables of the writing connection.
CREATE TEMPORARY TABLE IF NOT EXISTS stage_events
(
    load UInt64,
    ordinal UInt32,
    id UUID,
    type String,
    name String,
    source String,
    account String,
    identifier_texts Array(String),
    occurred_us Int64,
    session_id String,
    traffic_tuple String,
    campaign String,
    campaign_id String,
    ad_group String,
    keyword String,
    content String,
    page_url String,
    transaction_id String,
    sale_number String,
    value_micros Nullable(Int64),
    currency String,
    slice_key String,
    snapshot_id String,
    is_test Bool,
    is_bot Bool,
    has_details Bool,
    subject String,
    variant String,
    medium String,
    ad_id String,
    creative String,
    network String,
    placement String,
    match_type String,
    page_title String,
    search_term String,
    device String,
    os String,
    browser String,
    app String,
    app_version String,
    language String,
    country String,
    region String,
    city String,
    company String,
    branch String,
    properties Map(String, String),
    click_ids Map(String, String),
    items_id Array(String),
    items_sku Array(String),
    items_name Array(String),
    items_brand Array(String),
    items_category Array(String),
    items_variant Array(String),
    items_quantity Array(Int64),
    items_price Array(Nullable(Int64)),
    items_list_price Array(Nullable(Int64)),
    items_discount Array(Nullable(Int64)),
    items_coupon Array(String),
    items_list Array(String),
    items_position Array(Nullable(UInt32)),
    items_promotion Array(String),
    items_creative Array(String),
    consent UInt8,
    cut UInt32,
    is_internal Bool,
    occurred_at DateTime64(6, 'UTC') MATERIALIZED fromUnixTimestamp64Micro(occurred_us, 'UTC'),
    identifiers Array(UInt64) MATERIALIZED arrayMap(text -> sipHash64(text), identifier_texts),
    anchor UInt64 MATERIALIZED if(empty(identifier_texts), 0, sipHash64(identifier_texts[1])),
    traffic UInt64 MATERIALIZED if(empty(traffic_tuple), 0, sipHash64(traffic_tuple)),
    slice UInt64 MATERIALIZED if(empty(slice_key), 0, sipHash64(slice_key)),
    snapshot UInt64 MATERIALIZED if(empty(slice_key), 0, sipHash64(slice_key, snapshot_id)),
    sale UInt64 MATERIALIZED if(empty(sale_number), 0, sipHash64('sale', sale_number)),
    -- Of what is beside the sale: an event without one keeps the hash it had before events told sales.
    content_hash UInt64 MATERIALIZED sipHash64(type, name, identifier_texts, occurred_us, session_id, traffic_tuple,
        campaign, campaign_id, ad_group, keyword, content, page_url, is_test, is_bot),
    sale_hash UInt64 MATERIALIZED if(empty(transaction_id) AND isNull(value_micros), content_hash,
        sipHash64(content_hash, transaction_id, ifNull(value_micros, 0), isNull(value_micros), currency)),
    -- And one without details keeps the hash it had before events told any.
    hash UInt64 MATERIALIZED if(NOT has_details, sale_hash, sipHash64(sale_hash, toString((
        subject, variant, medium, ad_id, creative, network, placement, match_type, page_title, search_term, device, os, browser, app, app_version, language, country, region, city, company, branch, properties, click_ids, items_id, items_sku, items_name, items_brand, items_category, items_variant, items_quantity, items_price, items_list_price, items_discount, items_coupon, items_list, items_position, items_promotion, items_creative, consent, is_internal))))
)
ENGINE = Memory;

CREATE TEMPORARY TABLE IF NOT EXISTS stage_entities
(
    load UInt64,
    ordinal UInt32,
    id UUID,
    entity_type String,
    source String,
    account String,
    entity_id String,
    version UInt64,
    op String,
    occurred_us Int64,
    is_test Bool,
    is_internal Bool,
    fields Map(String, Nullable(String)),
    identifier_texts Array(String),
    occurred_at DateTime64(6, 'UTC') MATERIALIZED fromUnixTimestamp64Micro(occurred_us, 'UTC'),
    key UInt64 MATERIALIZED sipHash64(entity_type, source, account, entity_id)
)
ENGINE = Memory;

CREATE TEMPORARY TABLE IF NOT EXISTS stage_slices
(
    load UInt64,
    ordinal UInt32,
    slice_key String,
    type String,
    snapshot_id String,
    snapshot_us Int64,
    part UInt32,
    parts UInt32,
    slice UInt64 MATERIALIZED sipHash64(slice_key),
    snapshot UInt64 MATERIALIZED sipHash64(slice_key, snapshot_id)
)
ENGINE = Memory;

CREATE TEMPORARY TABLE IF NOT EXISTS stage_costs
(
    load UInt64,
    slice_key String,
    snapshot_id String,
    part UInt32,
    row UInt32,
    source String,
    account String,
    day Date,
    traffic_tuple String,
    campaign_id String,
    campaign String,
    ad_group_id String,
    ad_group String,
    keyword String,
    currency String,
    cost_micros Int64,
    vat_included Nullable(Bool),
    impressions UInt64,
    clicks UInt64,
    row_key_hex String,
    emitted_us Int64,
    ad_id String,
    creative String,
    landing String,
    network String,
    placement String,
    device String,
    country String,
    objective String,
    vat_micros Nullable(Int64),
    fee_micros Nullable(Int64),
    discount_micros Nullable(Int64),
    views Nullable(UInt64),
    reach Nullable(UInt64),
    claims_setting Array(String),
    claims_action Array(String),
    claims_conversions Array(Nullable(Int64)),
    claims_value Array(Nullable(Int64)),
    is_provisional Bool,
    -- A row without a key is its own.
    row_key UInt64 MATERIALIZED if(empty(row_key_hex), sipHash64(slice_key, snapshot_id, part, row),
        reinterpretAsUInt64(unhex(row_key_hex)))
)
ENGINE = Memory;

CREATE TEMPORARY TABLE IF NOT EXISTS stage_measures
(
    slice_key String,
    snapshot_id String,
    part UInt32,
    row UInt32,
    type String,
    source String,
    account String,
    day Date,
    until Date,
    dimensions Map(String, String),
    metrics Map(String, Int64),
    row_key_hex String,
    emitted_us Int64,
    row_key UInt64 MATERIALIZED if(empty(row_key_hex), sipHash64(slice_key, snapshot_id, part, row),
        reinterpretAsUInt64(unhex(row_key_hex)))
)
ENGINE = Memory;

CREATE TEMPORARY TABLE IF NOT EXISTS stage_fx
(
    slice_key String,
    snapshot_id String,
    day Date,
    base String,
    quote String,
    rate Decimal(30, 12)
)
ENGINE = Memory
