-- What an earlier version of the program has set aside.
INSERT INTO work_dirty
SELECT DISTINCT multiIf(kind IN ('person', 'identifier'), 'identifier', kind = 'cost', 'slice', kind), key
FROM underivable FINAL
WHERE is_open AND version != {version:String}
