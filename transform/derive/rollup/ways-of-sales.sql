-- Sales as such, without attribution, by each of the days that can date them, and its month.
INSERT INTO way_days
    (generation, epoch, revision, grain, basis, day, kind, no_revenue, no_margin, sold, sold_revenue)
SELECT {generation:UInt32}, {epoch:UInt32}, {revision:UInt64}, grain, dated.1, if(grain = 'day', dated.2, toStartOfMonth(dated.2)) AS day_,
    kind, no_revenue, no_margin, sum(sold), sum(sold_revenue)
FROM
(
    SELECT kind, lead_day, deal_day, payment_day, isNull(revenue_base) AS no_revenue, isNull(margin_base) AS no_margin,
        sum(sign) AS sold, sum(sign * ifNull(revenue_base, 0)) AS sold_revenue
    FROM conversion_changes
    WHERE kind IN ('order', 'deal')
    GROUP BY kind, lead_day, deal_day, payment_day, no_revenue, no_margin
    HAVING sold != 0 OR sold_revenue != 0
)
ARRAY JOIN ['day', 'month'] AS grain
ARRAY JOIN [('lead', lead_day), ('deal', deal_day), ('payment', payment_day)] AS dated
GROUP BY grain, dated.1, day_, kind, no_revenue, no_margin
