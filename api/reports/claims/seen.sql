-- Continues `credit` of a rule. Conversions with a paid touch of a platform in their window, and the part of them that the
-- rule gives to it; with `by_row` each by itself. Shares are billionths, money is in micros.
, paid_ AS
(
    SELECT traffic, transform(toString(source), {sources:Array(String)}, {platforms:Array(String)}, toString(source)) AS platform
    FROM traffic FINAL
    WHERE paid
)
SELECT s.platform AS platform, if({by_row:Bool}, toString(s.day_), '') AS day, if({by_row:Bool}, ifNull(v.label_, ''), '') AS label,
    if({by_row:Bool}, s.conversion_id, 0) AS id,
    toString(count()) AS seen, toString(sum(ifNull(p.share, 0))) AS share,
    toString(sum(ifNull(s.whole, 0))) AS revenue, toString(countIf(s.whole IS NULL)) AS unknown,
    toString(sum(ifNull(p.part, 0))) AS part
FROM
(
    SELECT DISTINCT j.owner AS owner, j.conversion_id AS conversion_id, w.platform AS platform,
        if(j.kind = 'lead', j.lead_day, j.payment_day) AS day_, j.revenue_base AS whole
    FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64}) AS j
    INNER JOIN paid_ AS w ON w.traffic = j.traffic
    WHERE j.touch_id != 0 AND j.kind IN ({kinds:Array(String)})
      AND if(j.kind = 'lead', j.lead_day, j.payment_day) BETWEEN {from:Date} AND {to:Date}
) AS s
LEFT JOIN
(
    SELECT c.owner AS owner, c.conversion_id AS conversion_id, w.platform AS platform,
        sum(c.share_nano) AS share, sum(ifNull(c.revenue_base, 0)) AS part
    FROM credit AS c
    INNER JOIN paid_ AS w ON w.traffic = c.traffic
    WHERE c.touch_id != 0 AND c.kind IN ({kinds:Array(String)})
      AND if(c.kind = 'lead', c.lead_day, c.payment_day) BETWEEN {from:Date} AND {to:Date}
    GROUP BY c.owner, c.conversion_id, w.platform
) AS p ON p.owner = s.owner AND p.conversion_id = s.conversion_id AND p.platform = s.platform
LEFT JOIN
(
    SELECT owner, conversion_id, label AS label_
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE {by_row:Bool}
) AS v ON v.owner = s.owner AND v.conversion_id = s.conversion_id
WHERE {platform:String} = '' OR s.platform = {platform:String}
GROUP BY platform, day, label, id
ORDER BY day DESC, label, id
