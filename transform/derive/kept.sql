-- Rows of before that people who are set aside may still have, under whatever name.
INSERT INTO work_owners
SELECT key FROM underivable FINAL
WHERE kind = 'person' AND is_open AND key IN (SELECT identifier FROM work_labels)
  AND key NOT IN (SELECT owner FROM work_owners);

-- They stay while all that they were derived from is set aside: with a part of it somewhere else they would count twice.
INSERT INTO work_kept
SELECT person FROM identity_members
WHERE generation = {generation:UInt32} AND (person, revision) IN
(
    SELECT owner, max(revision) FROM owner_revisions
    WHERE generation = {generation:UInt32} AND revision <= {visible:UInt64} AND owner IN (SELECT owner FROM work_owners)
    GROUP BY owner
)
GROUP BY person
HAVING min(identifier IN
    (SELECT identifier FROM work_labels WHERE label IN (SELECT key FROM work_aside WHERE kind = 'person')))
