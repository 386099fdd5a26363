-- Leads by the days until their deal; those without a deal by their age on the last day. `share` keeps every n-th person.
SELECT outcome, days, count() AS leads
FROM
(
    SELECT 'deal' AS outcome, toInt64(deal_day - lead_day) AS days
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind = 'deal' AND lead_day BETWEEN {from:Date} AND {to:Date} AND deal_day BETWEEN lead_day AND {to:Date}
      AND owner % {share:UInt64} = 0
    UNION ALL
    SELECT 'open' AS outcome, toInt64(toDate({to:Date}) - lead_day) AS days
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind = 'lead' AND lead_day BETWEEN {from:Date} AND {to:Date} AND owner % {share:UInt64} = 0
      AND (owner, lead_day) NOT IN
      (
          SELECT owner, lead_day FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
          WHERE kind = 'deal' AND deal_day BETWEEN lead_day AND {to:Date}
      )
)
GROUP BY outcome, days
ORDER BY outcome, days
