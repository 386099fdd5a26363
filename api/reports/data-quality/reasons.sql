-- Why records of an account of a source could not be read.
SELECT code, field, expected, sum(records) AS records, toString(max(received_at)) AS last_received
FROM bad_rows FINAL
WHERE status = 'open' AND source = {source:String} AND account = {account:String}
GROUP BY code, field, expected
ORDER BY records DESC, code, field, expected
