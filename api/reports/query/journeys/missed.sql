-- When touches passed, beside all touches of somebody who did not convert.
, groupArrayIf(toUnixTimestamp64Micro(touch.at), touch.touch_id IN
(
    SELECT p.touch_id
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
    LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium FROM traffic FINAL) AS t ON t.traffic = p.traffic
    WHERE p.day BETWEEN {seen_from:Date} AND {to:Date}
      AND (NOT {named:Bool} OR toString(sipHash64(p.traffic, toString(p.campaign), toString(p.campaign_id), toString(p.ad_group),
              toString(p.keyword), toString(p.content))) IN ({passing_ways:Array(String)}))
      /* conditions */
)) AS passed
