-- Sales and their money. What cannot be known is null, never 0.
--
-- One sale may be told by several systems that name one number. It is counted once: the money is that of
-- the shop's order, else of the deal, else of the purchase event.

-- needs: work_events WHERE type = 'purchase'
INSERT INTO work_transactions
SELECT sale, id, type, source, account, transaction_id, occurred_at, value_micros, currency, variant, device, country, branch,
    company
FROM events
WHERE anchor IN
    (
        SELECT anchor FROM sale_anchors WHERE sale IN
            (SELECT sale FROM sale_anchors WHERE anchor IN (SELECT anchor FROM work_events WHERE type = 'purchase'))
    )
  AND sale IN (SELECT sale FROM sale_anchors WHERE anchor IN (SELECT anchor FROM work_events WHERE type = 'purchase'))
  AND type IN ('purchase', 'refund') AND NOT is_test AND NOT is_bot
  AND (slice = 0 OR (slice, snapshot) IN (SELECT slice, snapshot FROM work_current))
ORDER BY id, contract DESC, hash
LIMIT 1 BY id;

-- needs: work_transactions | work_states WHERE entity_type = 'deal'
INSERT INTO work_tellers
SELECT arrayJoin(latest.1), key, latest.2, NOT latest.3 AND NOT latest.4,
    if(latest.2 = 'deal' AND latest.5['status'] = 'won', toInt64OrZero(latest.5['wonAt']), 0)
FROM
(
    SELECT key, argMax((sales, entity_type, deleted, is_test, fields), revision) AS latest
    FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND key IN
    (
        SELECT key FROM sale_index WHERE generation = {generation:UInt32} AND sale IN
        (
            SELECT sale FROM work_transactions
            UNION ALL
            SELECT arrayJoin(sales) FROM entity_states
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
              AND key IN (SELECT key FROM work_states WHERE entity_type = 'deal')
        )
    )
    GROUP BY key
);

-- Orders that were paid and stand: what was bought and kept, as the shop's last word on it says, less the
-- refunds created since; where no word says it, the net as placed less all refunds. An order of gift cards
-- alone is money on account. The journey ends where the order was placed. Who is in charge of it and at which
-- stage it stands says the deal of the same sale and person, of several the one that was won first; so does
-- what the order itself does not say.
-- needs: work_states WHERE entity_type = 'order'
INSERT INTO work_sales
SELECT person, key, 'order', source, account, entity_id,
    if(fields['number'] = '', entity_id, fields['number']),
    fromUnixTimestamp64Micro(toInt64OrZero(fields['createdAt']), 'UTC') AS created_at,
    fromUnixTimestamp64Micro(toInt64OrZero(fields['paidAt']), 'UTC'),
    created_at, fields['currency'],
    if(unknown, NULL, ifNull(toInt64OrNull(fields['keptMicros']) AS kept, toInt64OrNull(fields['netMicros'])) - refunded) AS revenue,
    revenue - toInt64OrNull(if(isNull(kept), fields['costMicros'], fields['keptCostMicros'])) + returned,
    'order',
    desk.1,
    if((fields['owner'] AS own_owner) = '', desk.2, own_owner),
    if((fields['branch'] AS own_branch) = '', desk.3, own_branch),
    if((fields['partner'] AS own_partner) = '', desk.4, own_partner),
    if((fields['companyId'] AS own_company) = '', desk.5, concat(source, ':', account, ':', own_company)),
    '', '',
    arrayStringConcat(arraySort(arrayDistinct(JSONExtract(fields['coupons'], 'Array(String)'))), ','),
    multiIf(unknown, 'refund', isNull(revenue), 'amount', ''),
    given
FROM work_states LEFT JOIN
(
    -- What the shop's last word on the order has taken off already is told as paid back all the same.
    SELECT order_key, sumIf(ifNull(net, 0), NOT is_within) AS refunded, sumIf(ifNull(cost, 0), NOT is_within) AS returned,
        countIf(isNull(net) AND NOT is_within) > 0 AS unknown,
        arraySort(each -> (each.2, each.1), groupArray((refund_id, given_at, net, net - ifNull(cost, 0)))) AS given
    FROM
    (
        -- A refund in the customer's currency is read by the order's two totals, which are its own rate. Money
        -- paid back without goods is revenue in the order's proportion of net to total. Cost comes back only
        -- with goods that are known to have come back.
        WITH (amount, part, whole) -> toInt64OrNull(toString(sign(toInt256(amount) * part) * intDiv(
            2 * toInt256(abs(toInt256(amount) * part)) + whole, 2 * toInt256(nullIf(greatest(whole, 0), 0))))) AS scaled
        SELECT orders.key AS order_key, refund.entity_id AS refund_id,
            fromUnixTimestamp64Micro(toInt64OrZero(if(refund.fields['refundedAt'] = '', refund.fields['createdAt'],
                refund.fields['refundedAt'])), 'UTC') AS given_at,
            orders.fields['keptMicros'] != '' AND
                toInt64OrZero(refund.fields[if(refund.fields['createdAt'] = '', 'refundedAt', 'createdAt')])
                    <= toInt64OrZero(orders.fields['keptAt']) AS is_within,
            toInt64OrNull(refund.fields['netMicros']) AS told, toInt64OrNull(refund.fields['paidBackMicros']) AS paid_back,
            toInt64OrNull(orders.fields['netMicros']) AS order_net, toInt64OrNull(orders.fields['totalMicros']) AS order_total,
            toInt64OrNull(orders.fields['presentmentMicros']) AS presentment,
            refund.fields[if(isNull(told), 'paidBackCurrency', 'currency')] AS refund_currency,
            multiIf(refund_currency IN ('', orders.fields['currency']), 1,
                refund_currency = orders.fields['presentmentCurrency'], 2, 0) AS read_as,
            multiIf(isNull(told) AND paid_back = 0, 0, isNotNull(told) AND read_as = 1, told, isNotNull(told) AND read_as = 2, scaled(told, order_total, presentment),
                read_as = 1, scaled(paid_back, order_net, order_total), read_as = 2, scaled(paid_back, order_net, presentment),
                NULL) AS net,
            multiIf(read_as = 1, toInt64OrNull(refund.fields['costMicros']),
                read_as = 2, scaled(toInt64OrNull(refund.fields['costMicros']), order_total, presentment), NULL) AS cost
        FROM (SELECT * FROM work_states WHERE entity_type = 'refund') AS refund
        INNER JOIN (SELECT * FROM work_states WHERE entity_type = 'order') AS orders
            ON orders.key = sipHash64('order', refund.source, refund.account, refund.fields['orderId'])
    )
    GROUP BY order_key
) AS refunds ON refunds.order_key = work_states.key
LEFT JOIN
(
    SELECT orders.key AS desk_key, deal.person AS desk_person,
        argMin((deal.fields['stage'], deal.fields['owner'], deal.fields['branch'], deal.fields['partner'],
            if(deal.fields['companyId'] = '', '', concat(deal.source, ':', deal.account, ':', deal.fields['companyId']))),
            (deals.won_us = 0, deals.won_us, deals.key)) AS desk
    FROM (SELECT sale, key FROM work_tellers WHERE entity_type = 'order') AS orders
    INNER JOIN (SELECT sale, key, won_us FROM work_tellers WHERE entity_type = 'deal' AND live) AS deals ON deals.sale = orders.sale
    INNER JOIN (SELECT person, key, source, account, fields FROM work_states WHERE entity_type = 'deal') AS deal ON deal.key = deals.key
    GROUP BY desk_key, desk_person
) AS told ON told.desk_key = work_states.key AND told.desk_person = work_states.person
WHERE entity_type = 'order' AND fields['paidAt'] != '' AND fields['createdAt'] != ''
  AND fields['status'] != 'cancelled' AND fields['cancelledAt'] = '' AND fields['isGiftCardsOnly'] != 'true';

-- Deals that were won. A deal that names an order brings no money of its own: the order decides, also where
-- it is not paid or was cancelled. Of several deals that name one number without an order, the first one won has it.
-- needs: work_states WHERE entity_type = 'deal'
INSERT INTO work_sales
SELECT person, key, 'deal', source, account, entity_id, if(fields['title'] = '', entity_id, fields['title']),
    fromUnixTimestamp64Micro(toInt64OrZero(fields['createdAt']), 'UTC'),
    fromUnixTimestamp64Micro(toInt64OrZero(fields['wonAt']), 'UTC') AS won_at,
    won_at, fields['currency'],
    if((ordered OR first_deal NOT IN (0, key)) AS elsewhere, 0, toInt64OrNull(fields['amountMicros'])),
    if(elsewhere, 0, toInt64OrNull(fields['marginMicros'])),
    if(ordered, 'order', 'deal'),
    fields['stage'], fields['owner'], fields['branch'], fields['partner'],
    if(fields['companyId'] = '', '', concat(source, ':', account, ':', fields['companyId'])), '', '', '',
    if(elsewhere OR fields['amountMicros'] != '', '', 'amount'), []
FROM work_states LEFT JOIN
(
    SELECT deals.key AS told_key, ordered, first_deal
    FROM (SELECT sale, key FROM work_tellers WHERE entity_type = 'deal') AS deals
    INNER JOIN
    (
        SELECT sale, countIf(entity_type = 'order' AND live) > 0 AS ordered,
            argMinIf(key, (won_us, key), won_us != 0 AND live) AS first_deal
        FROM work_tellers GROUP BY sale
    ) AS groups ON groups.sale = deals.sale
) AS told ON told.told_key = work_states.key
WHERE entity_type = 'deal' AND fields['status'] = 'won' AND fields['wonAt'] != '';

-- Purchase events, the last resort: one sale for each transaction that no order and no deal tells, dated at
-- the first of its events, less its refunds. An order that was deleted or was a test tells it too: the shop
-- knows that it is no sale. Refunds of one transaction that several accounts saw are the largest of their sums.
-- needs: work_transactions
INSERT INTO work_sales
SELECT person, sipHash64('purchase', toString(bought.sale)), 'order', first.1, first.2, first.3, first.3, first.4, first.4, first.4,
    money.2,
    multiIf(is_unknown OR arrayExists(code -> code != money.2, currencies), NULL,
        money.1 >= 0, greatest(money.1 - refunded, 0), money.1 - refunded) AS revenue,
    NULL, 'purchase', '', '', branch, '', company, country, device, coupon,
    multiIf(is_unknown, 'refund', isNull(money.1), 'amount', arrayExists(code -> code != money.2, currencies), 'currencies', ''),
    -- No more is paid back than was paid.
    arrayMap((back, upto) -> (back.3, back.1, if(isNull(back.2) OR revenue IS NULL, NULL, if(money.1 < 0, back.2,
        least(back.2, greatest(assumeNotNull(money.1) - (upto - ifNull(back.2, 0)), 0)))), CAST(NULL, 'Nullable(Int64)')),
        given_back, arrayCumSum(arrayMap(back -> ifNull(back.2, 0), given_back)))
FROM
(
    SELECT sale, argMin(id, (occurred_at, id)) AS first_id,
        argMinIf(each.branch, (occurred_at, id), each.branch != '') AS branch,
        argMinIf(each.company, (occurred_at, id), each.company != '') AS company,
        argMinIf(each.country, (occurred_at, id), each.country != '') AS country,
        argMinIf(each.device, (occurred_at, id), each.device != '') AS device,
        argMinIf(each.coupon, (occurred_at, id), each.coupon != '') AS coupon,
        argMin((source, account, transaction_id, occurred_at), (occurred_at, id)) AS first,
        argMinIf((value_micros, currency), (occurred_at, id), isNotNull(value_micros)) AS money
    FROM work_transactions AS each WHERE type = 'purchase'
    GROUP BY sale
) AS bought
INNER JOIN (SELECT id, person FROM work_events WHERE type = 'purchase') AS mine ON mine.id = bought.first_id
LEFT JOIN
(
    SELECT sale, max(given) AS refunded, max(has_unknown) AS is_unknown, groupUniqArrayArray(codes) AS currencies,
        argMax(list, (given, source, account)) AS given_back
    FROM
    (
        SELECT sale, source, account, sum(ifNull(value_micros, 0)) AS given, countIf(isNull(value_micros)) > 0 AS has_unknown,
            groupUniqArray(toString(currency)) AS codes,
            arraySort(each -> (each.1, each.3), groupArray((occurred_at, value_micros, toString(id)))) AS list
        FROM work_transactions WHERE type = 'refund'
        GROUP BY sale, source, account
    )
    GROUP BY sale
) AS back ON back.sale = bought.sale
WHERE {purchase_events:String} != 'never'
  AND ({purchase_events:String} = 'always'
       OR bought.sale NOT IN (SELECT sale FROM work_tellers WHERE entity_type = 'order' OR live))
