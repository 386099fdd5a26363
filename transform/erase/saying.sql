-- What holds one of the texts wherever people write, or came with one of the deliveries and could not be read.
SELECT 'bad_row' AS kind, '0' AS key, toString(id) AS id FROM bad_rows
WHERE (partition, offset) IN (SELECT arrayJoin(arrayZip({partitions:Array(UInt32)}, {offsets:Array(UInt64)})))
   OR arrayExists(text -> positionCaseInsensitiveUTF8(concat(raw, message), text) > 0, {texts:Array(String)})
UNION ALL
SELECT 'run', '0', toString(id) FROM attribution_runs
WHERE arrayExists(text -> positionCaseInsensitiveUTF8(concat(question, report), text) > 0, {texts:Array(String)})
UNION ALL
SELECT 'event', '0', toString(id) FROM events
WHERE notEmpty({texts:Array(String)}) AND arrayExists(text -> positionCaseInsensitiveUTF8(concat(
        session_id, '\n', page_url, '\n', transaction_id, '\n', page_title, '\n', search_term, '\n', toString(name), '\n',
        toString(subject), '\n', toString(variant), '\n', content, '\n', keyword, '\n', campaign, '\n',
        arrayStringConcat(mapValues(properties), '\n'), '\n', arrayStringConcat(mapValues(click_ids), '\n')), text) > 0,
    {texts:Array(String)})
UNION ALL
SELECT DISTINCT 'entity', toString(key), '00000000-0000-0000-0000-000000000000' FROM entities
-- A closed month has numbers, amounts and hashes, and nothing that people write.
WHERE notEmpty({texts:Array(String)}) AND NOT (entity_type = 'document' AND (startsWith(entity_id, 'close:') OR startsWith(entity_id, 'close_facts:')))
  AND arrayExists(text -> positionCaseInsensitiveUTF8(
        concat(entity_id, '\n', arrayStringConcat(arrayMap(x -> ifNull(x, ''), mapValues(fields)), '\n')), text) > 0,
    {texts:Array(String)})
