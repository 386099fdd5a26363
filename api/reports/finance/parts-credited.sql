-- Continues `credit` of one rule, whose name stands in place of `rule`: each sale by the touches that have a part in it,
-- with the bounds of that part.
, parts AS
(
    SELECT told.owner AS owner, told.conversion_id AS conversion_id, b.touch_id AS touch_id,
        if(b.touch_id = 0, 0, b.traffic) AS traffic, if(b.touch_id = 0, 0, b.way) AS way, b.touch_day AS touch_day,
        toFloat64(b.rule_from) AS since, toFloat64(b.rule_upto) AS upto, cut(1000000000, upto) - cut(1000000000, since) AS share_nano,
        told.kind AS kind, told.label AS label, told.source AS source, told.native_id AS native_id, told.lead_day AS lead_day,
        told.payment_day AS payment_day, told.revenue_base AS revenue_base, told.margin_base AS margin_base, told.refunds AS refunds,
        told.is_sale AS is_sale
    FROM
    (
        SELECT owner, conversion_id, touch_id, touch_day, traffic, way, rule_from, rule_upto
        FROM bounds WHERE rule_upto > rule_from AND kind IN ('order', 'deal')
    ) AS b
    INNER JOIN
    (
        SELECT owner, conversion_id, kind, label, source, native_id, lead_day, payment_day, revenue_base, margin_base, refunds,
            NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01' AS is_sale
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND /* which */
    ) AS told ON told.owner = b.owner AND told.conversion_id = b.conversion_id
)
