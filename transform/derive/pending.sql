SELECT
  (SELECT argMax((generation, revision, settings), revision) FROM publications) AS published,
  (SELECT argMax((generation, epoch, revision, made_with, classified_by), (epoch, revision)) FROM rollups) AS rolled,
  (SELECT groupArray((batch, kinds)) FROM
    (SELECT batch, groupUniqArray(toString(kind)) AS kinds FROM dirty GROUP BY batch ORDER BY batch LIMIT {limit:UInt32})) AS loads,
  (SELECT count() FROM underivable FINAL WHERE is_open) AS aside,
  (SELECT count() FROM underivable FINAL WHERE is_open AND version != {version:String}) AS of_others
