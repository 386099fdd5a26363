-- Visits by the tags that brought them, of campaigns that links are for.
SELECT named.source AS source, named.medium AS medium, toString(touch.campaign) AS campaign, toString(touch.content) AS content,
    toString(sum(visits)) AS visits
FROM
(
    SELECT traffic, campaign, content, visits
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE campaign IN {campaigns:Array(String)}
) AS touch
INNER JOIN (SELECT traffic, toString(source) AS source, toString(medium) AS medium FROM traffic FINAL) AS named
    ON named.traffic = touch.traffic
GROUP BY source, medium, campaign, content
