-- Events of the period that are marked as tests, and count for nothing.
SELECT uniqExact(id) AS tests FROM events
WHERE is_test
  AND occurred_at >= toDateTime64(concat(toString({from:Date}), ' 00:00:00'), 6, {timezone:String})
  AND occurred_at < toDateTime64(concat(toString({to:Date} + 1), ' 00:00:00'), 6, {timezone:String})
