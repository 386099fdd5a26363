-- The newest state that is rolled up, on a line that rolls up; the newest one on another.
WITH (SELECT argMax((revision, epoch, made_with), (epoch, revision)) FROM rollups) AS rolled
SELECT generation, revision, published_at, people, entities, blocks, if(revision = rolled.1, rolled.2, 0) AS epoch, rolled.3 AS made_with
FROM publications CROSS JOIN set_aside
ORDER BY revision = rolled.1 DESC, revision DESC
LIMIT 1
