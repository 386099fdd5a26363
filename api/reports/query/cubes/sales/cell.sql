-- The sales behind one cell. Composed with a statement that reads `cell`.
WITH cell AS
(
    SELECT
        toString(sale.kind) AS type, sale.native_id AS id, sale.label AS label, sale.source AS source, sale.at AS occurred_at,
        toString(sale.owner) AS person, sale.conversion_id AS conversion_id,
        multiIf({measure:String} = 'sold_revenue', sale.revenue_base, {measure:String} = 'sold_margin', sale.margin_base, 1) AS amount
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) AS sale
    WHERE sale.kind IN ('order', 'deal')
      AND (multiIf({basis:String} = 'lead', sale.lead_day, {basis:String} = 'deal', sale.deal_day, sale.payment_day) AS dated)
          BETWEEN {from:Date} AND {to:Date}
      AND ({measure:String} != 'sold_first' OR sale.is_first_purchase)
      /* conditions */
)
