-- Beginning of a statement about `channelled`: sales of the customers of the selected cohorts, each with the channel to which the
-- rule gives the first of them; an empty one where no touch stands before it. The ledger has one touch of each sale that a rule
-- chooses, so that it tells sales and touches in one pass. A deal whose money an order decides is told by that order.
WITH sales AS
(
    SELECT owner AS customer, conversion_id, payment_day, touch_id, traffic,
        intDiv(if({value:String} = 'margin', margin_base, revenue_base), 10000) AS amount
    FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND payment_day > '1970-01-01' AND payment_day <= {as_of:Date}
      AND touch_seq = multiIf(
        {model:String} = 'first', 1, {model:String} = 'last', touches, {model:String} = 'first_non_direct', first_non_direct,
        {model:String} = 'last_non_direct', last_non_direct, {model:String} = 'first_paid', first_paid, last_paid)
      AND NOT (kind = 'deal' AND (owner, conversion_id, revision) IN
      (
        SELECT owner, conversion_id, revision FROM conversion_rows
        WHERE generation = {generation:UInt32} AND kind = 'deal' AND source_of_money = 'order'
      ))
),
dated AS
(
    SELECT customer, conversion_id, amount, toStartOfMonth(payment_day) AS at, toStartOfMonth(first_value(payment_day) OVER own) AS cohort,
        first_value(touch_id != 0) OVER own AS is_touched, first_value(traffic) OVER own AS first_traffic
    FROM sales
    WINDOW own AS (PARTITION BY customer ORDER BY payment_day, conversion_id)
),
channelled AS
(
    SELECT customer, conversion_id, amount, dateDiff('month', cohort, at) AS month,
        if(NOT is_touched, '', if(known.channel = '', 'Unassigned', known.channel)) AS channel
    FROM dated
    LEFT JOIN (SELECT traffic, argMax(toString(channel), classified_at) AS channel FROM traffic GROUP BY traffic) AS known
        ON known.traffic = dated.first_traffic
    WHERE cohort BETWEEN toStartOfMonth({from:Date}) AND {to:Date}
)
