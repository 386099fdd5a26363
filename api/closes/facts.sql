-- Continues `flows`: every fact in the figures of some days, as it is frozen. What several touches of one kind of traffic
-- have of one part of a sale is one fact. A sum with an unknown part is unknown.
, (amount, ppm) -> toInt64(intDiv(2 * toInt128(amount) * (1000000 + ppm) + sign(amount) * 1000000, 2000000)) AS with_vat,
(amount, ppm) -> toInt64(intDiv(2 * toInt128(amount) * ppm + sign(amount) * 1000000, 2000000)) AS share_of,
facts AS
(
    SELECT kind_ AS kind, source, toString(flow.conversion_id) AS id, native_id AS number, part, refund,
        toString(flow.traffic) AS traffic, toString(day_) AS day,
        concat(toString(flow.owner), ':', toString(ifNull(known.members, 0))) AS owner,
        if(unattributed, '', if(t.named = '', 'Unassigned', t.named)) AS channel, '' AS campaign, a, b, c,
        if(own.original = '', '', own.original) AS original
    FROM
    (
        SELECT toString(flows.kind) AS kind_, source, conversion_id, native_id, part, flows.refund AS refund,
            if(touch_id = 0, 0, flows.traffic) AS traffic, touch_id = 0 AS unattributed, flows.day AS day_, owner,
            if(count(flows.revenue) < count(), NULL, sum(flows.revenue)) AS a,
            if(count(flows.margin) < count(), NULL, sum(flows.margin)) AS b,
            if(count(flows.revenue) < count(), NULL, sum(with_vat(flows.revenue, {vat_ppm:UInt32}))) AS c
        FROM flows
        WHERE flows.day BETWEEN {from:Date} AND {to:Date}
        GROUP BY kind_, source, conversion_id, native_id, part, refund, traffic, unattributed, day_, owner
    ) AS flow
    LEFT JOIN (SELECT traffic, toString(channel) AS named FROM traffic FINAL) AS t ON t.traffic = flow.traffic
    -- Whose sale it was: a person is told by its identifiers, because one that was merged may keep its number.
    LEFT JOIN
    (
        SELECT person, sum(sipHash64(identifier)) AS members FROM identity_members
        WHERE generation = {generation:UInt32} AND (person, revision) IN
        (
            SELECT owner, max(revision) FROM owner_revisions
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND owner IN
            (
                SELECT owner FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
                WHERE kind IN ('order', 'deal') AND (payment_day BETWEEN {from:Date} AND {to:Date}
                    OR arrayExists(back -> back.2 BETWEEN {from:Date} AND {to:Date}, refunds))
            )
            GROUP BY owner
        )
        GROUP BY person
    ) AS known ON known.person = flow.owner
    LEFT JOIN
    (
        SELECT conversion_id, concat(currency, ':', toString(ifNull(revenue_micros, 0))) AS original
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND currency != {currency:String}
    ) AS own ON own.conversion_id = flow.conversion_id
    UNION ALL
    SELECT 'cost', source, id, number, 'cost', '', toString(c.traffic), toString(day_), '',
        ifNull(nullIf(toString(t.channel), ''), 'Unassigned'), named, net, fee,
        share_of(net + fee, {vat_ppm:UInt32}), original
    FROM
    (
        SELECT day AS day_, source, traffic, cost_base AS net, share_of(cost_base, {fee_ppm:UInt32}) AS fee,
            if(campaign = '', campaign_id, campaign) AS named,
            -- Names are told anew; an id stays, where there is one.
            toString(sipHash64(source, account, day, if(campaign_id = '', campaign, campaign_id), campaign_id = '',
                if(ad_group_id = '', ad_group, ad_group_id), ad_group_id = '', keyword, currency,
                if(campaign_id = '', traffic, 0))) AS id,
            arrayStringConcat(arrayFilter(part -> part != '', [toString(account), if(campaign = '', campaign_id, campaign),
                if(ad_group = '', ad_group_id, ad_group), toString(keyword)]), ' · ') AS number,
            if(currency = {currency:String}, '', concat(currency, ':', toString(cost_micros))) AS original
        FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE day BETWEEN {from:Date} AND {to:Date}
    ) AS c
    LEFT JOIN (SELECT traffic, channel FROM traffic FINAL) AS t ON t.traffic = c.traffic
)
