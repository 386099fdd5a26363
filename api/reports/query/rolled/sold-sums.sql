-- Continues `sums`: what was sold, whoever is credited with it, and what rows of sales come to by their credit.
    sumIf(d.sold, kind = 'order') AS sold_orders, sumIf(d.sold, kind = 'deal') AS sold_deals,
    sum(d.sold_revenue) AS sold_revenue, sumIf(d.sold, no_revenue) AS sold_revenue_unknown,
    sumIf(d.sold, no_margin) AS sold_margin_unknown,
    sumIf(d.rule_revenue, kind != 'lead') AS credited_revenue,
    sumIf(d.rule_credits, kind != 'lead' AND (no_revenue OR no_margin)) AS credited_unknown
