-- The channels report summed up by day, so that reading it computes no credit. Rows are signed changes: what a later
-- revision shows less what the one before showed, so the sum of all rows of an epoch up to a revision is what that
-- revision shows. An epoch begins with everything there is, and is never changed but by new rows.

CREATE TABLE IF NOT EXISTS rollups
(
    generation UInt32,
    -- Grows with each beginning from everything, over all generations.
    epoch UInt32,
    revision UInt64,
    -- Names the statements and weights that credit was computed with, and the rules that classified traffic.
    made_with String,
    classified_by String,
    rolled_at DateTime64(6, 'UTC')
)
ENGINE = MergeTree ORDER BY (epoch, revision);

-- By acquisition: channel and source down to the keyword. `month`: a whole month, dated by its first day.
CREATE TABLE IF NOT EXISTS way_days
(
    generation UInt32,
    epoch UInt32,
    revision UInt64,
    grain Enum8('month' = 1, 'day' = 2),
    basis Enum8('own' = 0, 'touch' = 1, 'lead' = 2, 'deal' = 3, 'payment' = 4),
    day Date,
    kind Enum8('' = 0, 'lead' = 1, 'deal' = 2, 'order' = 3),
    unattributed Bool,
    first_purchase Bool,
    no_revenue Bool,
    no_margin Bool,
    paid Bool,
    channel LowCardinality(String),
    source LowCardinality(String),
    campaign_id LowCardinality(String),
    campaign LowCardinality(String),
    ad_group_id LowCardinality(String),
    ad_group LowCardinality(String),
    keyword LowCardinality(String),
    -- Of touches and costs, which are dated by their own day.
    visits Int64, calls Int64, cost Int64, cost_unknown Int64, cost_rows Int64, impressions Int64, clicks Int64,
    -- Conversions as such, whoever they are credited to: how many, and their revenue.
    sold Int64, sold_revenue Int64,
    -- Under each rule: billionths of conversions, money in micros, and the touches that have a part in it.
    first_share Int64, first_revenue Int64, first_margin Int64, first_credits Int32,
    last_share Int64, last_revenue Int64, last_margin Int64, last_credits Int32,
    first_non_direct_share Int64, first_non_direct_revenue Int64, first_non_direct_margin Int64, first_non_direct_credits Int32,
    last_non_direct_share Int64, last_non_direct_revenue Int64, last_non_direct_margin Int64, last_non_direct_credits Int32,
    first_paid_share Int64, first_paid_revenue Int64, first_paid_margin Int64, first_paid_credits Int32,
    last_paid_share Int64, last_paid_revenue Int64, last_paid_margin Int64, last_paid_credits Int32,
    linear_share Int64, linear_revenue Int64, linear_margin Int64, linear_credits Int32,
    linear_unique_share Int64, linear_unique_revenue Int64, linear_unique_margin Int64, linear_unique_credits Int32,
    position_based_share Int64, position_based_revenue Int64, position_based_margin Int64, position_based_credits Int32,
    j_shaped_share Int64, j_shaped_revenue Int64, j_shaped_margin Int64, j_shaped_credits Int32,
    inverse_j_share Int64, inverse_j_revenue Int64, inverse_j_margin Int64, inverse_j_credits Int32,
    custom_share Int64, custom_revenue Int64, custom_margin Int64, custom_credits Int32,
    w_shaped_share Int64, w_shaped_revenue Int64, w_shaped_margin Int64, w_shaped_credits Int32,
    full_path_share Int64, full_path_revenue Int64, full_path_margin Int64, full_path_credits Int32,
    time_decay_share Int64, time_decay_revenue Int64, time_decay_margin Int64, time_decay_credits Int32,
    participation_share Int64, participation_revenue Int64, participation_margin Int64, participation_credits Int32
)
ENGINE = MergeTree PARTITION BY (generation, epoch) ORDER BY (grain, basis, day);

-- The same without names below the source.
CREATE TABLE IF NOT EXISTS channel_days
(
    generation UInt32,
    epoch UInt32,
    revision UInt64,
    basis Enum8('own' = 0, 'touch' = 1, 'lead' = 2, 'deal' = 3, 'payment' = 4),
    day Date,
    kind Enum8('' = 0, 'lead' = 1, 'deal' = 2, 'order' = 3),
    unattributed Bool,
    first_purchase Bool,
    no_revenue Bool,
    no_margin Bool,
    paid Bool,
    channel LowCardinality(String),
    source LowCardinality(String),
    -- Of touches and costs, which are dated by their own day.
    visits Int64, calls Int64, cost Int64, cost_unknown Int64, cost_rows Int64, impressions Int64, clicks Int64,
    -- Conversions as such, whoever they are credited to: how many, and their revenue.
    sold Int64, sold_revenue Int64,
    -- Under each rule: billionths of conversions, money in micros, and the touches that have a part in it.
    first_share Int64, first_revenue Int64, first_margin Int64, first_credits Int32,
    last_share Int64, last_revenue Int64, last_margin Int64, last_credits Int32,
    first_non_direct_share Int64, first_non_direct_revenue Int64, first_non_direct_margin Int64, first_non_direct_credits Int32,
    last_non_direct_share Int64, last_non_direct_revenue Int64, last_non_direct_margin Int64, last_non_direct_credits Int32,
    first_paid_share Int64, first_paid_revenue Int64, first_paid_margin Int64, first_paid_credits Int32,
    last_paid_share Int64, last_paid_revenue Int64, last_paid_margin Int64, last_paid_credits Int32,
    linear_share Int64, linear_revenue Int64, linear_margin Int64, linear_credits Int32,
    linear_unique_share Int64, linear_unique_revenue Int64, linear_unique_margin Int64, linear_unique_credits Int32,
    position_based_share Int64, position_based_revenue Int64, position_based_margin Int64, position_based_credits Int32,
    j_shaped_share Int64, j_shaped_revenue Int64, j_shaped_margin Int64, j_shaped_credits Int32,
    inverse_j_share Int64, inverse_j_revenue Int64, inverse_j_margin Int64, inverse_j_credits Int32,
    custom_share Int64, custom_revenue Int64, custom_margin Int64, custom_credits Int32,
    w_shaped_share Int64, w_shaped_revenue Int64, w_shaped_margin Int64, w_shaped_credits Int32,
    full_path_share Int64, full_path_revenue Int64, full_path_margin Int64, full_path_credits Int32,
    time_decay_share Int64, time_decay_revenue Int64, time_decay_margin Int64, time_decay_credits Int32,
    participation_share Int64, participation_revenue Int64, participation_margin Int64, participation_credits Int32
)
ENGINE = MergeTree PARTITION BY (generation, epoch) ORDER BY (basis, day);

-- Deals and orders by the day of their touch, lead or deal, and the day of their payment: how long sales take.
CREATE TABLE IF NOT EXISTS channel_delays
(
    generation UInt32,
    epoch UInt32,
    revision UInt64,
    basis Enum8('own' = 0, 'touch' = 1, 'lead' = 2, 'deal' = 3, 'payment' = 4),
    day Date,
    payment_day Date,
    channel LowCardinality(String),
    first_share Int64, last_share Int64, first_non_direct_share Int64, last_non_direct_share Int64,
    first_paid_share Int64, last_paid_share Int64, linear_share Int64, linear_unique_share Int64,
    position_based_share Int64, j_shaped_share Int64, inverse_j_share Int64, custom_share Int64,
    w_shaped_share Int64, full_path_share Int64, time_decay_share Int64, participation_share Int64
)
ENGINE = MergeTree PARTITION BY (generation, epoch) ORDER BY (basis, day, payment_day)
