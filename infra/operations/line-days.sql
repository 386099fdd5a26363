SELECT toString(min(day)) AS first, toString(max(day)) AS last, count() AS number
FROM (
  SELECT day FROM touchpoint_rows
  UNION ALL SELECT arrayJoin([lead_day, deal_day, payment_day]) FROM conversion_rows
  UNION ALL SELECT day FROM cost_day_rows
)
WHERE day > toDate(0)
