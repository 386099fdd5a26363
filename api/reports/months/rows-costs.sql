-- Continues `spend`: the rows of cost data behind a cell, the newest first, with the sum over all of them.
SELECT 'cost' AS type, concatWithSeparator(':', source, account, toString(day), campaign_id, campaign, ad_group_id, ad_group, keyword) AS id,
    concatWithSeparator(' · ', account, if(campaign = '', campaign_id, campaign), if(ad_group = '', ad_group_id, ad_group), keyword) AS label,
    source, toString(day) AS day_, channel, if(campaign = '', campaign_id, campaign) AS campaign_, NULL AS share_nano, amount,
    place, all_rows, all_known, all_unknown
FROM
(
    SELECT *, row_number() OVER (ORDER BY day DESC, source, account, campaign_id, campaign, ad_group_id, ad_group, keyword, amount) AS place,
        count() OVER () AS all_rows, sum(ifNull(amount, 0)) OVER () AS all_known, countIf(amount IS NULL) OVER () AS all_unknown
    FROM
    (
        SELECT *, multiIf({series:String} = 'cost_net', net, {series:String} = 'fee', fee, {series:String} = 'vat', vat,
            {series:String} = 'cost', cost, cash_out) AS amount
        FROM spend
        WHERE day BETWEEN {from:Date} AND {to:Date} AND {kind:String} != 'unattributed'
          AND ({kind:String} = 'all' OR channel = {channel:String})
    )
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
