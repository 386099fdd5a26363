-- Continues `results`: leads or sales of the campaigns asked for by the touches that led to them, with the sum over all.
SELECT toString(kind) AS type, native_id AS id, label, source, toString(day) AS day_, channel, campaign_, share_nano, amount,
    place, all_rows, all_known, all_unknown
FROM
(
    SELECT *, row_number() OVER (ORDER BY day DESC, owner, conversion_id, touch_id) AS place, count() OVER () AS all_rows,
        sum(ifNull(amount, 0)) OVER () AS all_known, countIf(amount IS NULL) OVER () AS all_unknown
    FROM
    (
        SELECT r.*, if({basis:String} = 'cohort', r.touch_day, r.own_day) AS day, ifNull(nullIf(t.named, ''), 'Unassigned') AS channel,
            if(w.campaign = '', w.campaign_id, w.campaign) AS campaign_,
            multiIf({series:String} = 'revenue', r.revenue, {series:String} = 'margin', r.margin,
                {series:String} = 'cash_in', toInt64(intDiv(2 * toInt128(r.revenue) * (1000000 + {vat_ppm:UInt32}) + sign(r.revenue) * 1000000, 2000000)), toNullable(r.share_nano)) AS amount
        FROM results AS r
        LEFT JOIN (SELECT way AS way_, campaign_id, campaign FROM ways FINAL) AS w ON w.way_ = r.way
        LEFT JOIN (SELECT traffic, channel AS named, source AS way_source FROM traffic FINAL) AS t ON t.traffic = r.traffic
        WHERE day BETWEEN {from:Date} AND {to:Date} AND r.own_day <= {as_of:Date}
          AND has({keys:Array(String)}, arrayStringConcat([ifNull(nullIf(t.named, ''), 'Unassigned'), ifNull(t.way_source, ''),
              toString(w.campaign_id), toString(w.campaign), if(has({dated_names:Array(String)}, lowerUTF8(w.campaign)), toString(r.touch_day), '')], '\x1f'))
    )
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
