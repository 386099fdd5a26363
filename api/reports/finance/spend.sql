-- Beginning of a statement about what was spent. A row of cost data each: net media, the agency's fee on it, VAT on both, each
-- rounded half away from zero, so that sums of rows are the sums that reports show.
WITH (amount, ppm) -> toInt64(intDiv(2 * toInt128(amount) * ppm + sign(amount) * 1000000, 2000000)) AS share_of,
spend AS
(
    SELECT c.day AS day, c.source AS source, c.account AS account, c.campaign_id AS campaign_id, c.campaign AS campaign,
        c.ad_group_id AS ad_group_id, c.ad_group AS ad_group, c.keyword AS keyword, c.impressions AS impressions, c.clicks AS clicks,
        ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS way_source,
        c.cost_base AS net, share_of(net, {fee_ppm:UInt32}) AS fee, net + fee AS cost, share_of(cost, {vat_ppm:UInt32}) AS vat,
        cost + vat AS cash_out
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
    LEFT JOIN (SELECT traffic, channel, source FROM traffic FINAL) AS t ON t.traffic = c.traffic
)
