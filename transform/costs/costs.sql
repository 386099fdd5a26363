-- needs: work_cost_blocks
INSERT INTO work_cost_slices
SELECT slice FROM work_cost_blocks
WHERE block BETWEEN {from:UInt64} AND {to:UInt64} AND block NOT IN (SELECT key FROM work_aside WHERE kind = 'cost');

-- Rows of one key are copies of one row, whatever part brought them, and the newest counts. Of two that were
-- emitted at one instant it is the one of the larger hash. Different ones of the same second are no copies: one
-- sync tells no row twice, so they are rows that the stream has no column to tell apart, and add up.
-- A part that several loads brought counts as one of them read it: the one with the newest rows, of equally new ones the one
-- of the larger hash of all its rows, so that no order of arrival matters. A replay takes the earlier reading out. What a row
-- claims makes no other row of it: it decides only where all else is the same.
-- needs: work_cost_slices
INSERT INTO work_cost_rows
SELECT slice, told.1, told.2, told.3, told.4, told.5, told.6, told.7, told.8, told.9, told.10, told.11, told.12, told.13,
    told.14, emitted_at, told.15
FROM
(
    SELECT *, max(emitted_at) OVER (PARTITION BY slice, row_key) AS newest
    FROM
    (
        SELECT slice, row_key, emitted_at, max(each.content) AS content,
            argMax(tuple(source, account, day, traffic, campaign_id, campaign, ad_group_id, ad_group, keyword, currency,
                cost_micros, vat_included, impressions, clicks, claimed), (each.content, claims_hash)) AS told
        FROM
        (
            SELECT *, sipHash64(source, account, day, traffic, campaign_id, campaign, ad_group_id, ad_group, keyword, currency,
                cost_micros, isNull(vat_included), ifNull(vat_included, false), impressions, clicks) AS content,
                arrayZip(claims.setting, claims.action, claims.conversions, claims.value) AS claimed,
                sipHash64(toString(claimed)) AS claims_hash
            FROM cost_rows
            WHERE (slice, snapshot) IN
                (SELECT slice, snapshot FROM work_current WHERE slice IN (SELECT owner FROM work_cost_slices))
              AND (slice, snapshot, part, load) IN
            (
                SELECT slice, snapshot, part, argMax(load, (newest, rows, claims_told, load))
                FROM
                (
                    SELECT slice, snapshot, part, load, max(emitted_at) AS newest,
                        sum(sipHash64(row_key, emitted_at, source, account, day, traffic, campaign_id, campaign, ad_group_id,
                            ad_group, keyword, currency, cost_micros, isNull(vat_included), ifNull(vat_included, false),
                            impressions, clicks)) AS rows,
                        sum(sipHash64(row_key, emitted_at,
                            toString(arrayZip(claims.setting, claims.action, claims.conversions, claims.value)))) AS claims_told
                    FROM cost_rows
                    WHERE (slice, snapshot) IN
                        (SELECT slice, snapshot FROM work_current WHERE slice IN (SELECT owner FROM work_cost_slices))
                    GROUP BY slice, snapshot, part, load
                )
                GROUP BY slice, snapshot, part
            )
        ) AS each
        GROUP BY slice, row_key, emitted_at
    )
)
WHERE emitted_at > newest - toIntervalSecond(1)
ORDER BY emitted_at DESC
LIMIT 1 BY slice, row_key, content;

-- Levels tell the same money and are never added. Each campaign counts at the finest level that tells all
-- of its cost (to a thousandth, for levels round apart); a campaign that one level alone tells counts there.
-- Campaigns meet by id where every level has ids, else by name; where neither is told, all of the day is one.
-- reads: work_levels
-- needs: (SELECT block FROM work_levels GROUP BY block HAVING count() > 1)
INSERT INTO work_cost_passed
SELECT slice, campaign_id, campaign
FROM
(
    SELECT *, rank != maxIf(rank, total >= most - intDiv(abs(most), 1000)) OVER (PARTITION BY block, met) AS passed
    FROM
    (
        SELECT *, max(total) OVER (PARTITION BY block, met) AS most
        FROM
        (
            SELECT *, sum(cost) OVER (PARTITION BY block, met, rank) AS total
            FROM
            (
                SELECT *, multiIf(with_ids, campaign_id, with_names, campaign, '') AS met
                FROM
                (
                    SELECT *, min(campaign_id != '') OVER (PARTITION BY block) AS with_ids,
                        min(campaign != '') OVER (PARTITION BY block) AS with_names
                    FROM
                    (
                        SELECT block, rank, slice, campaign_id, campaign, sum(toInt128(cost_micros)) AS cost
                        FROM work_cost_rows INNER JOIN work_levels USING (slice)
                        GROUP BY block, rank, slice, campaign_id, campaign
                    )
                )
            )
        )
    )
)
WHERE passed;

-- Costs of the slices that changed, without VAT and in the base currency at the rate of the day. An id names
-- a campaign or a group, its title only where there is no id; of several titles the newest stands.
-- needs: work_cost_slices
INSERT INTO cost_day_rows
SELECT {generation:UInt32}, {revision:UInt64}, slice, day, source, account, traffic, campaign_id, campaign, ad_group_id,
    ad_group, keyword, currency, cost_micros,
    -- What no 64 bits hold is unknown.
    if(isNull(round(
        if(vat_included = true, toDecimal256(cost_micros, 6) * 1000000 / (1000000 + {vat_ppm:Int64}), toDecimal256(cost_micros, 6))
        * scale) AS base) OR abs(base) > 9000000000000000000, NULL,
        toInt64(least(greatest(base, -9000000000000000000), 9000000000000000000))),
    impressions, clicks
FROM
(
    SELECT cost.*, multiIf(cost.currency = {currency:String}, toDecimal256(1, 18),
        cost.day - known.day > {rate_days:UInt32}, NULL, nullIf(toDecimal256(known.rate, 18), 0)) AS scale
    FROM
    (
        SELECT slice, day, source, account, campaign_id, ad_group_id, keyword, currency, vat_included,
            argMax(each.traffic, (emitted_at, each.campaign, each.traffic)) AS traffic,
            argMax(each.campaign, (emitted_at, each.campaign)) AS campaign,
            argMax(each.ad_group, (emitted_at, each.ad_group)) AS ad_group,
            sum(each.cost_micros) AS cost_micros, sum(each.impressions) AS impressions, sum(each.clicks) AS clicks
        FROM work_cost_rows AS each
        WHERE (slice, campaign_id, each.campaign) NOT IN (SELECT slice, campaign_id, campaign FROM work_cost_passed)
        GROUP BY slice, day, source, account, campaign_id, if(campaign_id = '', each.campaign, ''),
            ad_group_id, if(ad_group_id = '', each.ad_group, ''), keyword, currency, vat_included,
            if(campaign_id = '', each.traffic, 0)
    ) AS cost
    ASOF LEFT JOIN work_rates AS known ON known.currency = cost.currency AND known.day <= cost.day
);

-- What the platforms claim as their doing, by setting and action, each of which is a figure of its own: settings are
-- never added up. Levels tell the same claims, as they do costs, and each campaign counts at the finest level that
-- tells all of them (to a thousandth). A sum with an unknown part is unknown.
-- needs: work_cost_rows WHERE notEmpty(claims)
INSERT INTO claimed_day_rows
SELECT {generation:UInt32}, {revision:UInt64}, slice, day, source, account, traffic, campaign_id, campaign, ad_group_id,
    ad_group, keyword, setting, action, currency, conversions, value_micros,
    if(isNull(round(toDecimal256(value_micros, 6) * scale) AS base) OR abs(base) > 9000000000000000000, NULL,
        toInt64(least(greatest(base, -9000000000000000000), 9000000000000000000)))
FROM
(
    SELECT claimed.*, multiIf(claimed.currency = {currency:String}, toDecimal256(1, 18),
        claimed.day - known.day > {rate_days:UInt32}, NULL, nullIf(toDecimal256(known.rate, 18), 0)) AS scale
    FROM
    (
        WITH total -> if(total IS NULL OR abs(total) > 9000000000000000000, NULL, toInt64(total)) AS held
        SELECT slice, day, source, account, campaign_id, ad_group_id, keyword, setting, action, currency,
            argMax(each.traffic, (emitted_at, each.campaign, each.traffic)) AS traffic,
            argMax(each.campaign, (emitted_at, each.campaign)) AS campaign,
            argMax(each.ad_group, (emitted_at, each.ad_group)) AS ad_group,
            held(if(countIf(isNull(claim.3)) > 0, NULL, sum(toInt128(claim.3)))) AS conversions,
            held(if(countIf(isNull(claim.4)) > 0, NULL, sum(toInt128(claim.4)))) AS value_micros
        FROM
        (
            SELECT *, argMax(rank, ((conversions_told >= conversions_most - intDiv(abs(conversions_most), 1000)) AS is_whole,
                    value_told >= value_most - intDiv(abs(value_most), 1000), rank))
                OVER (PARTITION BY told_in, met, setting, action) AS counting
            FROM
            (
                SELECT *, max(conversions_told) OVER (PARTITION BY told_in, met, setting, action) AS conversions_most,
                    max(value_told) OVER (PARTITION BY told_in, met, setting, action) AS value_most
                FROM
                (
                    SELECT *,
                        sum(toInt128(ifNull(claim.3, 0))) OVER (PARTITION BY told_in, met, rank, setting, action) AS conversions_told,
                        sum(toInt128(ifNull(claim.4, 0))) OVER (PARTITION BY told_in, met, rank, setting, action) AS value_told
                    FROM
                    (
                        SELECT *, multiIf(with_ids, campaign_id, with_names, campaign, '') AS met
                        FROM
                        (
                            SELECT claiming.*, level.rank AS rank,
                                if(rank = 0, toString(claiming.slice), level.block) AS told_in,
                                claim.1 AS setting, claim.2 AS action,
                                min(campaign_id != '') OVER (PARTITION BY told_in) AS with_ids,
                                min(campaign != '') OVER (PARTITION BY told_in) AS with_names
                            FROM (SELECT * EXCEPT (claims), arrayJoin(claims) AS claim FROM work_cost_rows) AS claiming
                            LEFT JOIN work_levels AS level ON level.slice = claiming.slice
                        )
                    )
                )
            )
        ) AS each
        WHERE rank = counting
        GROUP BY slice, day, source, account, campaign_id, if(campaign_id = '', each.campaign, ''),
            ad_group_id, if(ad_group_id = '', each.ad_group, ''), keyword, setting, action, currency,
            if(campaign_id = '', each.traffic, 0)
    ) AS claimed
    ASOF LEFT JOIN work_rates AS known ON known.currency = claimed.currency AND known.day <= claimed.day
)
