-- The newest state that is rolled up, on a line that rolls up; the newest one on another. `noted`: 0 where nothing was ever set
-- aside, so that most answers begin without asking how much it is now.
WITH (SELECT argMax((revision, epoch, made_with), (epoch, revision)) FROM rollups) AS rolled
SELECT generation, revision, published_at, if(revision = rolled.1, rolled.2, 0) AS epoch, rolled.3 AS made_with,
    (SELECT count() FROM underivable) AS noted
FROM publications
ORDER BY revision = rolled.1 DESC, revision DESC
LIMIT 1
