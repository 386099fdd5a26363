-- Continues `latest` of orders and promo codes: one row a sale of the period that names a partner or a promo code. Whose sale it
-- is says the sale itself, else the first of its codes that is a partner's.
, codes AS
(
    SELECT upperUTF8(if(fields['code'] = '', entity_id, fields['code'])) AS code, argMax(fields['partner'], key) AS partner
    FROM latest WHERE type = 'promo_code' GROUP BY code
),
sold AS
(
    SELECT conversion_id, toString(kind) AS kind, label, toString(each.source) AS source, payment_day AS day, is_first_purchase,
        toString(each.partner) AS own_partner, arrayFilter(one -> one != '', splitByChar(',', upperUTF8(toString(each.coupon)))) AS used,
        intDiv(revenue_base, 10000) AS revenue, intDiv(margin_base, 10000) AS margin,
        -- What the order tells as its fee is in its own currency.
        intDiv(multiIf(isNull(told.fee), NULL, each.currency = {currency:String}, toInt128(told.fee),
            ifNull(revenue_micros, 0) = 0 OR isNull(revenue_base), NULL,
            intDiv(toInt128(told.fee) * assumeNotNull(revenue_base), assumeNotNull(revenue_micros))), 10000) AS fee,
        isNotNull(told.fee) AS has_fee
    FROM
    (
        SELECT conversion_id, kind, label, source, payment_day, is_first_purchase, partner, coupon, currency, revenue_micros,
            revenue_base, margin_base
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order')
          AND payment_day BETWEEN {from:Date} AND {to:Date} AND (partner != '' OR coupon != '')
    ) AS each
    LEFT JOIN (SELECT key, toInt64OrNull(fields['feeMicros']) AS fee FROM latest WHERE type = 'order') AS told
        ON told.key = each.conversion_id
),
sales AS
(
    SELECT sold.*, if(own_partner = '', of_code.partner, own_partner) AS partner, used[1] AS coupon, of_code.unlisted AS unlisted,
        multiIf({by:String} = 'partner', partner, {by:String} = 'coupon', coupon, substring(toString(sold.day), 1, 7)) AS name
    FROM sold
    LEFT JOIN
    (
        SELECT conversion_id, argMinIf(codes.partner, place, codes.partner != '') AS partner, groupUniqArrayIf(one, codes.code = '') AS unlisted
        FROM (SELECT conversion_id, one, place FROM sold ARRAY JOIN used AS one, arrayEnumerate(used) AS place) AS used_codes
        LEFT JOIN codes ON codes.code = used_codes.one
        GROUP BY conversion_id
    ) AS of_code ON of_code.conversion_id = sold.conversion_id
    WHERE if({by:String} = 'coupon', coupon, partner) != ''
)
