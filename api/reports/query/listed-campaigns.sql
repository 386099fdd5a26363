-- Every campaign and ad group that cost data knows, under all the names they ever had; with each day of a name that
-- several campaigns have had.
SELECT source, campaign_id, campaign, ad_group_id, ad_group, last_day,
    if(uniqExact(campaign_id) OVER (PARTITION BY lowerUTF8(campaign)) > 1 AND campaign != '', all_days, []) AS days
FROM
(
    SELECT
        ifNull(t.source, '') AS source,
        campaign_id, campaign, ad_group_id_ AS ad_group_id, ad_group_ AS ad_group,
        max(facts.last_day) AS last_day,
        arraySort(groupUniqArrayArray(facts.days)) AS all_days
    FROM
    (
        SELECT
            traffic, campaign_id, campaign,
            if(has({levels:Array(String)}, 'ad_group'), ad_group_id, '') AS ad_group_id_,
            if(has({levels:Array(String)}, 'ad_group'), ad_group, '') AS ad_group_,
            max(day) AS last_day,
            groupUniqArray(day) AS days
        FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
        GROUP BY traffic, campaign_id, campaign, ad_group_id_, ad_group_
    ) AS facts
    LEFT JOIN (SELECT traffic, source FROM traffic FINAL) AS t ON t.traffic = facts.traffic
    GROUP BY source, campaign_id, campaign, ad_group_id, ad_group
)
