-- Answers of the period with what else was rated, the newest first.
SELECT score, ratings FROM answers WHERE NOT is_previous AND ratings NOT IN ('', '{}') ORDER BY at DESC, key LIMIT 20000
