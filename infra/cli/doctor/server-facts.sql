SELECT version() AS version,
  (SELECT count() FROM system.tables WHERE database = {database:String} AND name = 'migrations') AS schema,
  (SELECT count() FROM system.clusters WHERE cluster = {cluster:String}) AS shards
