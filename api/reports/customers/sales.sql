-- Beginning of a statement about customers: what each has bought and paid for, every sale once. A deal whose money an
-- order decides is told by that order.
WITH sales AS
(
    SELECT owner AS customer, conversion_id, kind, label, source, payment_day,
        intDiv(if({value:String} = 'margin', margin_base, revenue_base), 10000) AS amount
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
)
