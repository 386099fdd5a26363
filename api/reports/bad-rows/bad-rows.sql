SELECT
    toString(id) AS id, source, account, toString(delivery_id) AS delivery_id, line, received_at,
    code, message, field, expected, raw, status
FROM bad_rows FINAL
WHERE ({status:Nullable(String)} IS NULL OR status = {status:Nullable(String)})
  AND ({source:Nullable(String)} IS NULL OR source = {source:Nullable(String)})
ORDER BY received_at DESC, id
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
