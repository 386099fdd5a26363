SELECT count() AS mine FROM publications
WHERE revision = {revision:UInt64} AND published_at = fromUnixTimestamp64Micro({at:Int64}, 'UTC')
