SELECT generation, revision, published_at, people, entities, blocks
FROM publications CROSS JOIN set_aside
ORDER BY revision DESC
LIMIT 1
