-- Continues `latest` of orders: one row an offline sale of the period, with the last touch online of its buyer. Offline is what
-- was sold at a till, and what names a branch and was not ordered on a site, in an app or at a marketplace.
, sold AS
(
    SELECT owner, conversion_id, toString(kind) AS kind, label, toString(each.source) AS source, at, payment_day AS day,
        toString(each.branch) AS told_branch, told.channel AS place, intDiv(revenue_base, 10000) AS revenue,
        intDiv(margin_base, 10000) AS margin,
        place = 'pos' OR (told_branch != '' AND place NOT IN ('web', 'app', 'marketplace')) AS is_offline
    FROM
    (
        SELECT owner, conversion_id, kind, label, source, at, payment_day, branch, revenue_base, margin_base
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order')
          AND payment_day BETWEEN {from:Date} AND {to:Date}
    ) AS each
    LEFT JOIN (SELECT key, fields['channel'] AS channel FROM latest) AS told ON told.key = each.conversion_id
),
-- Buyers who left an address, a phone number, a card or a device; the number of the sale itself names nobody.
named AS
(
    SELECT DISTINCT person FROM
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person
        FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND identifier IN
        (
            SELECT identifier FROM identifiers WHERE type != 'sale_number' AND identifier IN
            (
                SELECT identifier FROM identity_members
                WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
                  AND person IN (SELECT owner FROM sold WHERE is_offline)
            )
        )
        GROUP BY identifier
    )
),
online AS
(
    SELECT p.owner AS owner, p.at AS at, ifNull(nullIf(toString(t.channel), ''), 'Unassigned') AS channel
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
    LEFT JOIN (SELECT traffic, channel FROM traffic FINAL) AS t ON t.traffic = p.traffic
    WHERE p.kind NOT IN ('call', 'callback', 'offline', 'offline_touch', 'ad_view') AND t.channel != 'Offline'
      AND p.day BETWEEN {from:Date} - {window:UInt32} - 370 AND {to:Date} AND p.owner IN (SELECT owner FROM sold WHERE is_offline)
),
every AS
(
    SELECT conversion_id, kind, label, source, day, if(told_branch = '', 'not_told', told_branch) AS branch, revenue, margin,
        touched.at > toDateTime64(0, 6, 'UTC') AND sold.at <= touched.at + toIntervalDay({window:UInt32}) AS is_online,
        is_online OR owner IN (SELECT person FROM named) AS is_known, if(is_online, touched.channel, 'none') AS channel,
        if(is_online, (toUnixTimestamp64Micro(sold.at) - toUnixTimestamp64Micro(touched.at)) / 86400000000, NULL) AS days,
        multiIf({by:String} = 'branch', branch, {by:String} = 'channel', channel, substring(toString(day), 1, 7)) AS name
    FROM (SELECT * FROM sold WHERE is_offline) AS sold
    ASOF LEFT JOIN online AS touched ON touched.owner = sold.owner AND touched.at <= sold.at
),
sales AS
(
    SELECT * FROM every AS sales
    WHERE true
      /* conditions */
)
