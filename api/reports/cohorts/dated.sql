-- Continues `sales`: each with the month of its customer's first one.
, dated AS
(
    SELECT *, toStartOfMonth(min(payment_day) OVER (PARTITION BY customer)) AS cohort
    FROM sales
    WHERE payment_day <= {as_of:Date}
)
