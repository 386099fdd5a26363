-- Continues `sums`: what was sold, whoever is credited with it, and what rows of sales come to by their credit; in the order of
-- `SOLD_KEYS`.
    [
        sumIf(d.sold, kind = 'order'), sumIf(d.sold, kind = 'deal'),
        sum(d.sold_revenue), sumIf(d.sold, no_revenue), sumIf(d.sold, no_margin),
        sumIf(d.rule_revenue, kind != 'lead'),
        sumIf(d.rule_credits, kind != 'lead' AND (no_revenue OR no_margin))
    ] AS sold
