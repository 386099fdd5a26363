-- How often each score was given, by group and in each period.
SELECT is_previous, name, score, count() AS answers FROM answers GROUP BY is_previous, name, score ORDER BY name, score
