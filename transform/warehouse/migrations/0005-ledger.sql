-- The ledger says of each touch where it stands in the journey; credit under any rule model follows from
-- that when it is read. Both are derived: the first derivation on this schema rebuilds them.

DROP VIEW IF EXISTS credit;
DROP VIEW IF EXISTS journeys;
DROP VIEW IF EXISTS conversions;
DROP TABLE IF EXISTS credit_rows;
DROP TABLE IF EXISTS journey_rows;

-- How somebody came, down to the keyword and the ad. Content-addressed: a row never changes.
CREATE TABLE IF NOT EXISTS ways
(
    way UInt64,
    traffic UInt64,
    campaign String,
    campaign_id String,
    ad_group String,
    keyword String,
    content String
)
ENGINE = ReplacingMergeTree ORDER BY way;

ALTER TABLE touchpoint_rows ADD COLUMN IF NOT EXISTS way UInt64
    MATERIALIZED sipHash64(traffic, toString(campaign), toString(campaign_id), toString(ad_group), toString(keyword), toString(content));

-- When the lead and the opportunity that led to a sale were created; the conversion's own time where that is unknown.
ALTER TABLE conversion_rows ADD COLUMN IF NOT EXISTS lead_at DateTime64(6, 'UTC') DEFAULT at;
ALTER TABLE conversion_rows ADD COLUMN IF NOT EXISTS opportunity_at DateTime64(6, 'UTC') DEFAULT at;

-- Conversion × touch. A conversion without a touch inside the window has one row, with `touch_id` 0.
CREATE TABLE IF NOT EXISTS journey_rows
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    conversion_id UInt64,
    kind LowCardinality(String),
    lead_day Date,
    deal_day Date,
    payment_day Date,
    is_first_purchase Bool,
    revenue_base Nullable(Int64),
    margin_base Nullable(Int64),
    touch_id UInt64,
    touch_at DateTime64(6, 'UTC'),
    touch_day Date,
    traffic UInt64,
    way UInt64,
    -- Touch 3 of 7, of the second of three channels, of which it is touch 1 of 2. All count from 1.
    touch_seq UInt32,
    touches UInt32,
    channel_seq UInt32,
    channels UInt32,
    channel_touch_seq UInt32,
    channel_touches UInt32,
    -- Touches of the journey that a rule asks for, as numbers of touches.
    first_non_direct UInt32,
    last_non_direct UInt32,
    first_paid UInt32,
    last_paid UInt32,
    -- The last touch before the lead (the opportunity) was created.
    lead_touch UInt32,
    opportunity_touch UInt32,
    -- Time decay of all touches up to the one before and up to this one, in billionths of the journey's.
    decay_from UInt32,
    decay_upto UInt32
)
ENGINE = MergeTree PARTITION BY generation ORDER BY (payment_day, owner, conversion_id, touch_seq);

CREATE VIEW IF NOT EXISTS conversions AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS journeys AS
SELECT * FROM journey_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

-- Every rule as two bounds a touch: which part of the conversion, between 0 and 1, the touches before it
-- have (`_from`) and have together with it (`_upto`). Bounds meet from touch to touch, the first is 0
-- and the last 1, so whatever is divided by them adds up exactly.
CREATE VIEW IF NOT EXISTS journey_bounds AS
WITH
    -- First, all between together, last; of two touches there is nothing between.
    (i, a, b, c) -> multiIf(i >= touches, 1, i = 0, 0,
        if(touches = 2, a / (a + c), a / (a + b + c))
            + if(touches > 2, b / ((a + b + c) * (touches - 2)), 0) * (i - 1)) AS positional,
    -- Milestones have their weights, the touches that are none share the rest; where every touch is one, they have all.
    (i, reached, weight, passed, milestones, rest) -> if(touches = milestones, reached / weight,
        (reached + rest * (i - passed) / (touches - milestones)) / (weight + rest)) AS milestoned,
    toInt64(touch_seq) - 1 AS before,
    lead_touch != 1 AS lead_apart,
    (opportunity_touch != 1 AND opportunity_touch != lead_touch) AS opportunity_apart,
    (touches != 1 AND touches != lead_touch AND touches != opportunity_touch) AS last_apart,
    i -> 30 * ((i >= 1) + (i >= lead_touch) + (i >= opportunity_touch)) AS reached_w,
    i -> (i >= 1) + (lead_apart AND i >= lead_touch) + (opportunity_apart AND i >= opportunity_touch) AS passed_w,
    1 + lead_apart + opportunity_apart AS milestones_w,
    i -> 22.5 * ((i >= 1) + (i >= lead_touch) + (i >= opportunity_touch) + (i >= touches)) AS reached_full,
    i -> passed_w(i) + (last_apart AND i >= touches) AS passed_full,
    milestones_w + last_apart AS milestones_full
SELECT *,
    toFloat64(touch_seq = 1) AS first_upto,
    toFloat64(touch_seq = touches) AS last_upto,
    toFloat64(touch_seq = first_non_direct) AS first_non_direct_upto,
    toFloat64(touch_seq = last_non_direct) AS last_non_direct_upto,
    toFloat64(touch_seq = first_paid) AS first_paid_upto,
    toFloat64(touch_seq = last_paid) AS last_paid_upto,
    before / touches AS linear_from,
    touch_seq / touches AS linear_upto,
    -- The journey in the order of its channels: each has the same part, and divides it among its touches.
    ((channel_seq - 1) * channel_touches + channel_touch_seq - 1) / (channels * channel_touches) AS linear_unique_from,
    ((channel_seq - 1) * channel_touches + channel_touch_seq) / (channels * channel_touches) AS linear_unique_upto,
    positional(before, 40, 20, 40) AS position_based_from,
    positional(touch_seq, 40, 20, 40) AS position_based_upto,
    positional(before, 20, 20, 60) AS j_shaped_from,
    positional(touch_seq, 20, 20, 60) AS j_shaped_upto,
    positional(before, 60, 20, 20) AS inverse_j_from,
    positional(touch_seq, 60, 20, 20) AS inverse_j_upto,
    positional(before, {custom:Array(Float64)}[1], {custom:Array(Float64)}[2], {custom:Array(Float64)}[3]) AS custom_from,
    positional(touch_seq, {custom:Array(Float64)}[1], {custom:Array(Float64)}[2], {custom:Array(Float64)}[3]) AS custom_upto,
    milestoned(before, reached_w(before), 90, passed_w(before), milestones_w, 10) AS w_shaped_from,
    milestoned(touch_seq, reached_w(touch_seq), 90, passed_w(touch_seq), milestones_w, 10) AS w_shaped_upto,
    milestoned(before, reached_full(before), 90, passed_full(before), milestones_full, 10) AS full_path_from,
    milestoned(touch_seq, reached_full(touch_seq), 90, passed_full(touch_seq), milestones_full, 10) AS full_path_upto,
    decay_from / 1000000000 AS time_decay_from,
    decay_upto / 1000000000 AS time_decay_upto,
    -- The whole conversion to each channel: the one rule whose credit adds up to more than there is.
    (channel_touch_seq - 1) / channel_touches AS participation_from,
    channel_touch_seq / channel_touches AS participation_upto
FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64});

-- Credit under one rule. A total is cut at the bounds, rounded to whole hundredths (a share to billionths), so
-- the credits of a conversion add up to it exactly and none is a whole unit off.
CREATE VIEW IF NOT EXISTS credit AS
WITH
    (total, part) -> toInt64(floor(total * part + 0.5)) AS cut,
    (total, lower, upper) -> (cut(total, upper) - cut(total, lower)) AS credited
SELECT owner, conversion_id, kind, lead_day, deal_day, payment_day, is_first_purchase,
    touch_id, touch_at, touch_day, touch_seq, touches, traffic, way,
    credited(1000000000, bound_from, bound_upto) AS share_nano,
    credited(intDiv(conversion_revenue, 10000), bound_from, bound_upto) * 10000 AS revenue_base,
    credited(intDiv(conversion_margin, 10000), bound_from, bound_upto) * 10000 AS margin_base
FROM
(
    SELECT * EXCEPT (revenue_base, margin_base), revenue_base AS conversion_revenue, margin_base AS conversion_margin,
        multiIf({model:String} = 'first', first_upto, {model:String} = 'last', last_upto,
            {model:String} = 'first_non_direct', first_non_direct_upto,
            {model:String} = 'last_non_direct', last_non_direct_upto,
            {model:String} = 'first_paid', first_paid_upto, {model:String} = 'last_paid', last_paid_upto,
            {model:String} = 'linear', linear_upto, {model:String} = 'linear_unique', linear_unique_upto,
            {model:String} = 'position_based', position_based_upto, {model:String} = 'j_shaped', j_shaped_upto,
            {model:String} = 'inverse_j', inverse_j_upto, {model:String} = 'custom', custom_upto,
            {model:String} = 'w_shaped', w_shaped_upto, {model:String} = 'full_path', full_path_upto,
            {model:String} = 'time_decay', time_decay_upto, {model:String} = 'participation', participation_upto,
            toFloat64(throwIf({model:String} != '', 'There is no rule of this name.'))) AS bound_upto,
        multiIf({model:String} = 'linear', linear_from, {model:String} = 'linear_unique', linear_unique_from,
            {model:String} = 'position_based', position_based_from, {model:String} = 'j_shaped', j_shaped_from,
            {model:String} = 'inverse_j', inverse_j_from, {model:String} = 'custom', custom_from,
            {model:String} = 'w_shaped', w_shaped_from, {model:String} = 'full_path', full_path_from,
            {model:String} = 'time_decay', time_decay_from, {model:String} = 'participation', participation_from,
            0) AS bound_from
    FROM journey_bounds(generation = {generation:UInt32}, revision = {revision:UInt64}, custom = {custom:Array(Float64)})
)
WHERE bound_upto > bound_from
