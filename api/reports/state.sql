SELECT generation, revision, published_at
FROM publications
ORDER BY revision DESC
LIMIT 1
