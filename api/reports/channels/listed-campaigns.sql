-- Every campaign and ad group that cost data knows, under all the names they ever had.
SELECT
    ifNull(t.source, '') AS source,
    campaign_id, campaign, ad_group_id_ AS ad_group_id, ad_group_ AS ad_group,
    max(last_day) AS last_day
FROM
(
    SELECT
        traffic, campaign_id, campaign,
        if(has({levels:Array(String)}, 'ad_group'), ad_group_id, '') AS ad_group_id_,
        if(has({levels:Array(String)}, 'ad_group'), ad_group, '') AS ad_group_,
        max(day) AS last_day
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    GROUP BY traffic, campaign_id, campaign, ad_group_id_, ad_group_
) AS facts
LEFT JOIN (SELECT traffic, source FROM traffic FINAL) AS t ON t.traffic = facts.traffic
GROUP BY source, campaign_id, campaign, ad_group_id, ad_group
