-- Costs of the slices that changed, without VAT and in the base currency at the rate of the day.
-- needs: work_cost_slices
INSERT INTO cost_day_rows
SELECT {generation:UInt32}, {revision:UInt64}, slice, day, source, account, traffic, campaign_id, campaign, ad_group_id,
    ad_group, keyword, currency, cost_micros,
    if(isNull(scale), NULL, toInt64(round(
        if(vat_included = true, toDecimal256(cost_micros, 6) * 1000000 / (1000000 + {vat_ppm:Int64}), toDecimal256(cost_micros, 6))
        * scale))),
    impressions, clicks
FROM
(
    SELECT cost.*, if(cost.currency = {currency:String}, toDecimal256(1, 18), nullIf(toDecimal256(known.rate, 18), 0)) AS scale
    FROM
    (
        SELECT slice, snapshot, part, row, any(source) AS source, any(account) AS account, any(day) AS day,
            any(traffic) AS traffic, any(campaign_id) AS campaign_id, any(campaign) AS campaign,
            any(ad_group_id) AS ad_group_id, any(ad_group) AS ad_group, any(keyword) AS keyword,
            any(currency) AS currency, any(cost_micros) AS cost_micros, any(vat_included) AS vat_included,
            any(impressions) AS impressions, any(clicks) AS clicks
        FROM cost_rows
        WHERE (slice, snapshot) IN (SELECT slice, snapshot FROM work_current WHERE slice IN (SELECT owner FROM work_cost_slices))
        GROUP BY slice, snapshot, part, row
    ) AS cost
    ASOF LEFT JOIN work_rates AS known ON known.currency = cost.currency AND known.day <= cost.day
)
