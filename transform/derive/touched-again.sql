-- Identifiers that are set aside are tried again together, because no map says which of them are of one person.
-- needs: work_touched WHERE identifier IN (SELECT key FROM underivable FINAL WHERE kind = 'identifier' AND is_open)
INSERT INTO work_touched
SELECT key FROM underivable FINAL
WHERE kind = 'identifier' AND is_open AND key NOT IN (SELECT identifier FROM work_touched)
