-- Continues `parts`: what each sale came to, in four ways, each amount cut as credit is cut, so that parts add up.
-- `kept`: what is left of it after all refunds, on the day of payment. `sold`: before them. `returned`: what was paid back, on
-- the day of payment of its sale; `refunded`: the same on its own day. kept = sold + returned; both are negative.
-- `rolled`: what sums by day have counted it as, where it is of those that they cannot tell.
, (total, part) -> toInt64(floor(total * part + 0.5)) AS cut_at,
flows AS
(
    SELECT owner, conversion_id, touch_id, traffic, way, touch_day, lead_day, payment_day, share_nano, kind, label, source, native_id,
        flow.1 AS part, flow.2 AS day, flow.5 AS refund,
        (cut_at(intDiv(flow.3, 10000), upto) - cut_at(intDiv(flow.3, 10000), since)) * 10000 AS revenue,
        (cut_at(intDiv(flow.4, 10000), upto) - cut_at(intDiv(flow.4, 10000), since)) * 10000 AS margin
    FROM
    (
        SELECT *, arrayJoin(arrayConcat(
            [('kept', payment_day, revenue_base, margin_base, ''),
             ('sold', payment_day,
                 if(arrayExists(back -> isNull(back.3), refunds), NULL, revenue_base + arraySum(back -> ifNull(back.3, 0), refunds)),
                 if(arrayExists(back -> isNull(back.4), refunds), NULL, margin_base + arraySum(back -> ifNull(back.4, 0), refunds)),
                 '')],
            arrayMap(back -> ('returned', payment_day, -back.3, -back.4, back.1), refunds),
            arrayMap(back -> ('refunded', back.2, -back.3, -back.4, back.1), refunds),
            [('rolled', payment_day, revenue_base, margin_base, '')])) AS flow
        FROM parts
    )
    WHERE /* of which */
)
