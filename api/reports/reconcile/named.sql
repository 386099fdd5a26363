-- Keys of orders that a deal or a payment may name, by the id in its own system or by a number.
SELECT key FROM sale_index WHERE generation = {generation:UInt32} AND sale IN
(
    SELECT arrayJoin(sales) FROM entity_states WHERE generation = {generation:UInt32} AND entity_type = 'deal'
    UNION ALL
    -- Numbers are written as those of orders are (entities/states.sql).
    SELECT sipHash64('sale', replaceRegexpAll(lowerUTF8(fields['orderNumber']), '[#№\\s\\p{Z}]+', ''))
    FROM entity_states WHERE generation = {generation:UInt32} AND entity_type = 'payment'
)
UNION ALL
SELECT sipHash64('order', source, account, fields['orderId'])
FROM entity_states WHERE generation = {generation:UInt32} AND entity_type = 'payment' AND fields['orderId'] != ''
