-- What came last from each account of a source.
SELECT source, account, toString(received_at) AS received_at, toString(bytes) AS bytes, accepted, duplicates, rejected, skipped
FROM deliveries FINAL
ORDER BY source, account, received_at DESC, partition, offset
LIMIT 10 BY source, account
