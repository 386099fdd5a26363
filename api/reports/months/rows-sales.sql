-- Continues `flows`: the sales and refunds behind a cell, the newest first, with the sum over all of them.
, (amount, ppm) -> toInt64(intDiv(2 * toInt128(amount) * (1000000 + ppm) + sign(amount) * 1000000, 2000000)) AS with_vat
SELECT if(part IN ('returned', 'refunded'), 'refund', toString(kind)) AS type, if(refund = '', native_id, refund) AS id, label, source,
    toString(day) AS day_, channel, '' AS campaign_, share_nano, amount, place, all_rows, all_known, all_unknown
FROM
(
    SELECT *, row_number() OVER (ORDER BY day DESC, owner, conversion_id, part, refund, touch_id) AS place,
        count() OVER () AS all_rows, sum(ifNull(amount, 0)) OVER () AS all_known, countIf(amount IS NULL) OVER () AS all_unknown
    FROM
    (
        SELECT flows.*, if(touch_id = 0, '', if(t.named = '', 'Unassigned', t.named)) AS channel,
            multiIf({series:String} = 'margin', flows.margin, {series:String} = 'refunds', -flows.revenue,
                {series:String} = 'cash_in', with_vat(flows.revenue, {vat_ppm:UInt32}), flows.revenue) AS amount
        FROM flows
        LEFT JOIN (SELECT traffic, if(channel = '', 'Unassigned', channel) AS named FROM traffic FINAL) AS t ON t.traffic = flows.traffic
        WHERE day BETWEEN {from:Date} AND {to:Date} AND has({parts:Array(String)}, part)
          AND multiIf({kind:String} = 'all', true, {kind:String} = 'unattributed', touch_id = 0,
              touch_id != 0 AND channel = {channel:String})
    )
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
