SELECT 'events' AS book, count() AS number, groupBitXor(sipHash64(id)) AS ids FROM (SELECT DISTINCT id FROM events)
UNION ALL
SELECT 'entities', count(), groupBitXor(sipHash64(id)) FROM (SELECT DISTINCT id FROM entities)
UNION ALL
SELECT 'slices', count(), groupBitXor(sipHash64(slice, snapshot, part, parts))
FROM (SELECT DISTINCT slice, snapshot, part, parts FROM slices)
UNION ALL
SELECT 'open bad rows', count(), groupBitXor(sipHash64(id))
FROM (SELECT DISTINCT id FROM bad_rows FINAL WHERE status = 'open')
