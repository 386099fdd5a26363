-- Every way of coming that is known, with what it is called.
SELECT toString(w.way) AS way, ifNull(t.source, '') AS source, w.campaign_id AS campaign_id, w.campaign AS campaign,
    '' AS ad_group_id, w.ad_group AS ad_group, w.keyword AS keyword
FROM ways AS w FINAL
LEFT JOIN (SELECT traffic, source FROM traffic FINAL) AS t ON t.traffic = w.traffic
