INSERT INTO rollups (generation, epoch, revision, made_with, classified_by, rolled_at)
SELECT {generation:UInt32}, {epoch:UInt32}, {revision:UInt64}, {made_with:String}, {classified_by:String}, fromUnixTimestamp64Micro({at:Int64}, 'UTC')
WHERE (SELECT max((epoch, revision)) FROM rollups) < ({epoch:UInt32}, {revision:UInt64})
