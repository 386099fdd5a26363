SELECT DISTINCT partition, toFloat64(replay_loads.first) AS first, toFloat64(replay_loads.last) AS last
FROM replay_loads WHERE attempt = {attempt:UUID} AND is_batch ORDER BY partition, first
