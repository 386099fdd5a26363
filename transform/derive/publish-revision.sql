INSERT INTO publications (generation, revision, published_at, settings)
SELECT {generation:UInt32}, {revision:UInt64}, fromUnixTimestamp64Micro({at:Int64}, 'UTC'), {settings:String}
WHERE (SELECT max(revision) FROM publications) < {revision:UInt64}
