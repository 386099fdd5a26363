-- Open bad rows of one reason together, those that stand for the most records first.
SELECT source, account, code, field, expected, sum(records) AS records_,
    toString(min(received_at)) AS first_received, toString(max(received_at)) AS last_received,
    argMax(message, received_at) AS message, argMax(substringUTF8(raw, 1, 500), received_at) AS example
FROM bad_rows FINAL
WHERE status = 'open'
GROUP BY source, account, code, field, expected
ORDER BY records_ DESC, source, account, code, field
LIMIT 1000
