-- Continues `states`: invoices that were issued in the period, or are for days of it. Without days they are for the month of issue.
SELECT entity_id AS id, number, supplier, source, category, toString(issued_on) AS issued, toString(since) AS from, toString(upto) AS to, own AS currency,
    toString(net_own) AS net, toString(if(own = {currency:String}, net_own, toInt64OrNull(toString(round(net_own * scale, -4))))) AS netBase,
    toString(if(own = {currency:String}, vat_own, toInt64OrNull(toString(round(vat_own * scale, -4))))) AS vatBase, platform, account_of AS account
FROM
(
    SELECT told.*, if(told.issued_on - known.day > {rate_days:UInt32}, NULL, nullIf(known.rate, 0)) AS scale
    FROM
    (
        SELECT entity_id, source, fields['number'] AS number, fields['supplier'] AS supplier, if(fields['category'] = '', 'media', fields['category']) AS category,
            toDateOrZero(fields['issuedAt']) AS issued_on,
            if(fields['from'] = '' OR fields['to'] = '', toStartOfMonth(issued_on), toDateOrZero(fields['from'])) AS since,
            if(fields['from'] = '' OR fields['to'] = '', toLastDayOfMonth(issued_on), toDateOrZero(fields['to'])) AS upto,
            fields['currency'] AS own, toInt64OrNull(fields['netMicros']) AS net_own, toInt64OrNull(fields['vatMicros']) AS vat_own,
            lowerUTF8(fields['coversPlatform']) AS platform, fields['coversAccount'] AS account_of
        FROM states
        WHERE issued_on > '1970-01-01' AND (issued_on BETWEEN {from:Date} AND {to:Date} OR (since <= {to:Date} AND upto >= {from:Date}))
    ) AS told
    ASOF LEFT JOIN rates AS known ON known.currency = told.own AND known.day <= told.issued_on
)
ORDER BY from, issued, id
