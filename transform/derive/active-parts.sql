SELECT table, partition, min_block_number AS first, max_block_number AS last, rows FROM system.parts
WHERE active AND rows > 0 AND database = currentDatabase() AND table IN {tables:Array(String)}
