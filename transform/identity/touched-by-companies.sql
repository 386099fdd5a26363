-- Where a company is merged or gets a parent, its people may have another one.
INSERT INTO work_touched
SELECT DISTINCT identifier FROM identity_members
WHERE generation = {generation:UInt32} AND revision <= {visible:UInt64} AND person IN
(
    SELECT person FROM person_companies(generation = {generation:UInt32}, revision = {visible:UInt64})
    WHERE {owner:String} = 'company'
       OR hasAny(through, (SELECT groupArray(key) FROM work_dirty WHERE kind = 'entity'))
)
  AND identifier NOT IN (SELECT identifier FROM work_touched)
