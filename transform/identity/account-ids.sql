-- In place of the first statement of people.sql, where companies are owners: all people of an account
-- stand in one chunk.
INSERT INTO work_ids
SELECT identifier, label, identifier IN (SELECT identifier FROM work_wide)
FROM work_labels LEFT JOIN work_accounts ON member = label
WHERE if(owner = 0, label, owner) BETWEEN {from:UInt64} AND {to:UInt64}
  AND if(owner = 0, label, owner) NOT IN (SELECT key FROM work_aside WHERE kind = 'person')
