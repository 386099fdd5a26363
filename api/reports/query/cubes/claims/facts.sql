-- What ad platforms claim, by setting and action always: those are never added up.
SELECT
    earlier,
    /* dimensions */
    ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel,
    ifNull(t.source, '') AS source,
    campaign_id_ AS campaign_id, campaign_ AS campaign,
    ad_group_id_ AS ad_group_id, ad_group_ AS ad_group, keyword_ AS keyword,
    claim_setting, claim_action,
    sum(facts.conversions) AS claimed_conversions,
    sum(facts.conversions_unknown) AS claimed_conversions_unknown,
    sum(facts.value) AS claimed_value,
    sum(facts.value_unknown) AS claimed_value_unknown
FROM
(
    SELECT
        c.day < {split:Date} AS earlier,
        /* inner dimensions */
        c.traffic AS traffic,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), c.campaign_id, '') AS campaign_id_,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), c.campaign, '') AS campaign_,
        if(has({levels:Array(String)}, 'ad_group'), c.ad_group_id, '') AS ad_group_id_,
        if(has({levels:Array(String)}, 'ad_group'), c.ad_group, '') AS ad_group_,
        if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), c.keyword, '') AS keyword_,
        c.setting AS claim_setting,
        c.action AS claim_action,
        sum(ifNull(c.conversions, 0)) AS conversions,
        countIf(c.conversions IS NULL) AS conversions_unknown,
        sum(ifNull(c.value_base, 0)) AS value,
        countIf(c.value_base IS NULL) AS value_unknown
    FROM claimed_rows(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
    WHERE c.day BETWEEN {from:Date} AND {to:Date}
      /* inner conditions */
    GROUP BY /* inner names */ earlier, c.traffic, campaign_id_, campaign_, ad_group_id_, ad_group_, keyword_, claim_setting, claim_action
) AS facts
LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium FROM traffic FINAL) AS t ON t.traffic = facts.traffic
WHERE 1
  /* conditions */
GROUP BY /* names */ earlier, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword, claim_setting, claim_action
