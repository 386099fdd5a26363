INSERT INTO replay_loads (attempt, load, partition, first, last, is_batch)
SELECT DISTINCT {attempt:UUID}, load, partition, first, last, is_batch FROM replay_loads
WHERE attempt = {earlier:UUID}
