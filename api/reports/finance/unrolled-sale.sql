-- Whether a conversion is a sale that sums by day cannot tell: what was paid back has days of its own, and a deal whose money an
-- order tells is none.
kind IN ('order', 'deal') AND (notEmpty(refunds) OR kind = 'deal' AND source_of_money = 'order' OR payment_day <= '1970-01-01')
