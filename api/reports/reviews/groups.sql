-- One row a group of the period, one over all of it, and one over the period before.
SELECT is_previous, grouping(items.name) = 1 AS is_total, items.name AS name, countIf(NOT is_removed) AS reviews,
    countIf(NOT is_removed AND isNotNull(stars)) AS rated, avgIf(stars, NOT is_removed) AS rating,
    stddevSampIf(assumeNotNull(stars), NOT is_removed AND isNotNull(stars)) AS deviation,
    countIf(NOT is_removed AND isNotNull(items.reply_hours)) AS answered,
    quantileExactInclusiveIfOrNull(0.5)(items.reply_hours, NOT is_removed) AS reply_hours,
    countIf(NOT is_removed AND sentiment = 'positive') AS positive, countIf(NOT is_removed AND sentiment = 'negative') AS negative,
    countIf(NOT is_removed AND method = 'stars') AS stars_known, countIf(NOT is_removed AND method = 'told') AS told_known,
    countIf(NOT is_removed AND method = 'words') AS words_known, countIf(NOT is_removed AND by_stars != '' AND by_words != '') AS compared,
    countIf(NOT is_removed AND by_stars != '' AND by_stars = by_words) AS agree, countIf(is_removed) AS removed
FROM items
GROUP BY GROUPING SETS ((is_previous, name), (is_previous))
HAVING is_total OR NOT is_previous
ORDER BY is_previous, is_total, if({by:String} = 'month', 0, reviews) DESC, name
