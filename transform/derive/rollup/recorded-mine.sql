SELECT count() AS mine FROM rollups
WHERE epoch = {epoch:UInt32} AND revision = {revision:UInt64} AND rolled_at = fromUnixTimestamp64Micro({at:Int64}, 'UTC')
