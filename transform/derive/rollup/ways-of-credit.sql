-- Credit by acquisition and by each of the days that can date it, once by the day and once by its month.
INSERT INTO way_days
    (generation, epoch, revision, grain, basis, day, kind, unattributed, first_purchase, no_revenue, no_margin, paid,
    channel, source, campaign_id, campaign, ad_group, keyword,
    rule_share, rule_revenue, rule_margin, rule_credits
    )
SELECT {generation:UInt32}, {epoch:UInt32}, {revision:UInt64}, grain, dated.1, if(grain = 'day', dated.2, toStartOfMonth(dated.2)) AS day_,
    kind, unattributed, first_purchase, no_revenue, no_margin, paid, channel, source, campaign_id, campaign, ad_group, keyword,
    sum(rule_share), sum(rule_revenue), sum(rule_margin), sum(rule_credits)
FROM
(
    SELECT c.*,
        NOT unattributed AND ifNull(t.paid, false) AS paid,
        if(unattributed, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel,
        if(unattributed, '', ifNull(t.source, '')) AS source,
        w.campaign_id AS campaign_id, w.campaign AS campaign, w.ad_group AS ad_group, w.keyword AS keyword
    FROM work_credit AS c
    LEFT JOIN (SELECT way, campaign_id, campaign, ad_group, keyword FROM ways FINAL WHERE way IN (SELECT way FROM work_credit)) AS w
        ON w.way = c.way
    LEFT JOIN (SELECT traffic, channel, source, paid FROM traffic FINAL) AS t ON t.traffic = c.traffic
)
ARRAY JOIN
    ['day', 'month'] AS grain
ARRAY JOIN
    [('touch', touch_day), ('lead', lead_day), ('deal', if(kind = 'lead', lead_day, deal_day)),
     ('payment', if(kind = 'lead', lead_day, payment_day))] AS dated
GROUP BY grain, dated.1, day_, kind, unattributed, first_purchase, no_revenue, no_margin, paid, channel, source,
    campaign_id, campaign, ad_group, keyword
