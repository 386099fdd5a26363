-- Continues `bounds` of one rule, whose name stands in place of `rule`. A total is cut at the bounds of each touch,
-- rounded to whole hundredths (a share to billionths), so the credits of a conversion add up to it exactly and none is
-- a whole unit off.
, (total, part) -> toInt64(floor(total * part + 0.5)) AS cut,
credit AS
(
    SELECT owner, conversion_id, kind, lead_day, deal_day, payment_day, is_first_purchase,
        touch_id, touch_at, touch_day, touch_seq, touches, traffic, way,
        cut(1000000000, rule_upto) - cut(1000000000, rule_from) AS share_nano,
        (cut(intDiv(whole.revenue_base, 10000), rule_upto) - cut(intDiv(whole.revenue_base, 10000), rule_from)) * 10000 AS revenue_base,
        (cut(intDiv(whole.margin_base, 10000), rule_upto) - cut(intDiv(whole.margin_base, 10000), rule_from)) * 10000 AS margin_base
    FROM bounds AS whole
    WHERE rule_upto > rule_from
)
