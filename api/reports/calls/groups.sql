-- One row a group, and one over all of them.
SELECT grouping(name) = 1 AS is_total, items.name AS name, count() AS calls,
    countIf(outcome = 'answered') AS answered, countIf(has(counts_as, 'missed')) AS missed,
    countIf(outcome = 'called_back') AS called_back, countIf(has(counts_as, 'in_time')) AS in_time,
    countIf(outcome = 'rang_again') AS rang_again, countIf(outcome = 'repeated') AS repeated,
    countIf(outcome = 'lost') AS lost, countIf(outcome = 'not_told') AS not_told,
    countIf(outcome = 'answered' AND isNotNull(wait_seconds)) AS waits,
    if(waits = 0, NULL, quantileExactIf(0.5)(wait_seconds, outcome = 'answered' AND isNotNull(wait_seconds))) AS wait,
    countIf(isNotNull(certainty)) AS leased, sumOrNull(certainty) AS leased_expected,
    countIf(isNotNull(response_minutes)) AS responses,
    if(responses = 0, NULL, quantileExactIf(0.5)(response_minutes, isNotNull(response_minutes))) AS response
FROM items
GROUP BY GROUPING SETS ((name), ())
ORDER BY is_total, if({by:String} IN ('hour', 'day'), 0, calls) DESC, name
