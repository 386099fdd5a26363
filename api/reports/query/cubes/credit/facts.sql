-- Continues `credit` of one rule. Credited leads and sales and their money, dated by the basis; leads by their own day
-- unless touches date everything. Goals are no part of it.
, facts AS
(
    SELECT
        (multiIf({basis:String} = 'touch', c.touch_day,
                 {basis:String} = 'lead' OR c.kind = 'lead', c.lead_day,
                 {basis:String} = 'deal', c.deal_day,
                 c.payment_day) AS dated) < {split:Date} AS earlier,
        /* inner dimensions */
        c.touch_id = 0 AS unattributed,
        if(unattributed, 0, c.traffic) AS traffic_,
        -- The way says the rest, where more than the channel and the source is asked for.
        if(NOT unattributed AND hasAny({levels:Array(String)}, ['campaign', 'ad_group', 'keyword']), c.way, 0) AS way_,
        -- A name that several campaigns have had means the one of the touch's day.
        if(way_ != 0 AND c.way IN (SELECT way FROM ways WHERE notEmpty({dated_names:Array(String)}) AND lowerUTF8(campaign) IN ({dated_names:Array(String)})),
           toString(c.touch_day), '') AS name_day_,
        count() AS credits,
        sumIf(c.share_nano, c.kind = 'lead') AS leads,
        sumIf(c.share_nano, c.kind = 'deal') AS deals,
        sumIf(c.share_nano, c.kind = 'order') AS orders,
        sumIf(c.share_nano, c.is_first_purchase AND c.kind != 'lead') AS new_customers,
        sum(ifNull(c.revenue_base, 0)) AS revenue,
        countIf(c.revenue_base IS NULL) AS revenue_unknown,
        sum(ifNull(c.margin_base, 0)) AS margin,
        countIf(c.margin_base IS NULL) AS margin_unknown,
        sumIf(ifNull(c.revenue_base, 0), c.is_first_purchase AND c.kind != 'lead') AS new_revenue,
        countIf(c.revenue_base IS NULL AND c.is_first_purchase AND c.kind != 'lead') AS new_revenue_unknown
    FROM credit AS c
    /* joins */
    WHERE c.kind IN ('lead', 'deal', 'order') AND dated BETWEEN {from:Date} AND {to:Date}
      -- Says the same once more in words that the primary key understands.
      AND ({basis:String} != 'payment' OR c.kind = 'lead' OR c.payment_day BETWEEN {from:Date} AND {to:Date})
      /* inner conditions */
    GROUP BY /* inner names */ earlier, unattributed, traffic_, way_, name_day_
)
