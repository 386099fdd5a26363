-- Work tables of a roll-up: temporary tables of the writing connection.
-- Rows of which owners and revisions came into view or left it since the last roll-up.
CREATE TEMPORARY TABLE IF NOT EXISTS work_rolled (owner UInt64, revision UInt64) ENGINE = Memory;
-- Credit under every rule, by all the days that can date it.
CREATE TEMPORARY TABLE IF NOT EXISTS work_credit
(
    kind LowCardinality(String), touch_day Date, lead_day Date, deal_day Date, payment_day Date,
    unattributed Bool, first_purchase Bool, no_revenue Bool, no_margin Bool, traffic UInt64, way UInt64,
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
) ENGINE = Memory;
