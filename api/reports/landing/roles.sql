-- How many sales each name began, closed, or stood in between of.
SELECT name, sum(starts) AS starts, sum(assists) AS assists, sum(closes) AS closes FROM parts GROUP BY name
