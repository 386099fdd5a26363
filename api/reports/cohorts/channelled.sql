-- Continues `dated`: sales of the customers of the selected cohorts, each with the channel to which the rule gives the first of
-- them; an empty one where no touch stands before it.
, firsts AS
(
    SELECT customer, argMin(conversion_id, (payment_day, conversion_id)) AS first_sale
    FROM dated
    WHERE cohort BETWEEN toStartOfMonth({from:Date}) AND {to:Date}
    GROUP BY customer
),
credited AS
(
    SELECT firsts.customer AS customer, any(touch.traffic) AS traffic
    FROM
    (
        SELECT conversion_id, traffic
        FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND touch_id != 0 AND touch_seq = multiIf(
            {model:String} = 'first', 1, {model:String} = 'last', touches, {model:String} = 'first_non_direct', first_non_direct,
            {model:String} = 'last_non_direct', last_non_direct, {model:String} = 'first_paid', first_paid, last_paid)
    ) AS touch
    INNER JOIN firsts ON firsts.first_sale = touch.conversion_id
    GROUP BY customer
),
channelled AS
(
    SELECT dated.customer AS customer, conversion_id, amount, dateDiff('month', cohort, toStartOfMonth(payment_day)) AS month,
        if(credited.customer = 0, '', if(known.channel = '', 'Unassigned', known.channel)) AS channel
    FROM dated
    LEFT JOIN credited ON credited.customer = dated.customer
    LEFT JOIN (SELECT traffic, argMax(toString(channel), classified_at) AS channel FROM traffic GROUP BY traffic) AS known
        ON known.traffic = credited.traffic
    WHERE cohort BETWEEN toStartOfMonth({from:Date}) AND {to:Date}
)
