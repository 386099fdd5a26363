-- The ledger of a range of owners without what identifies a row, which credit does not depend on: rows of the same
-- place in a journey are one with a weight, and those that were written again as they were are none.
(
    SELECT kind, touch_id = 0 AS unattributed, touch_day, lead_day, deal_day, payment_day, is_first_purchase,
        revenue_base, margin_base, traffic, way, touch_seq, touches, channel_seq, channels, channel_touch_seq,
        channel_touches, first_non_direct, last_non_direct, first_paid, last_paid, lead_touch, opportunity_touch,
        decay_from, decay_upto, sum(sign) AS weight
    FROM journey_changes
    WHERE kind IN ('lead', 'deal', 'order') AND owner BETWEEN {owner_from:UInt64} AND {owner_to:UInt64}
    GROUP BY ALL
    HAVING weight != 0
)
