-- Whether people are known across devices, and whether a campaign runs in several channels under one name.
SELECT
    (SELECT count() FROM
        (SELECT owner FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
         WHERE day BETWEEN {from:Date} AND {to:Date} AND device != '' GROUP BY owner HAVING uniqExact(device) > 1)) AS across,
    (SELECT count() FROM
        (SELECT lowerUTF8(p.campaign) AS name FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
         LEFT JOIN (SELECT traffic, channel FROM traffic FINAL) AS t ON t.traffic = p.traffic
         WHERE p.day BETWEEN {from:Date} AND {to:Date} AND p.campaign != '' GROUP BY name HAVING uniqExact(t.channel) > 1)) AS shared
