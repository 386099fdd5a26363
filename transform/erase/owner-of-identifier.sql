SELECT toString(sipHash64({text:String})) AS hash,
  sipHash64({text:String}) IN (SELECT identifier FROM identifiers) AS known,
  (SELECT toString(argMax(person, revision)) FROM identity_map
   WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND identifier = sipHash64({text:String})) AS person,
  (SELECT argMax(capped, revision) FROM identity_map
   WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND identifier = sipHash64({text:String})) AS capped
