-- Sales that are dated after the day of the state: no month can hold them yet.
SELECT count() AS later FROM sales WHERE payment_day > {as_of:Date}
