-- Why the leads of the period were lost, as the desk says it: one row a part and reason.
SELECT part, reason, count() AS leads
FROM leads
WHERE cohort = 'now' AND is_lost
GROUP BY part, reason
ORDER BY leads DESC, part, reason
LIMIT 200
