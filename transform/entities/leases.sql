-- To whom the number was lent that a dirty call dialled. Numbers are compared by their last eight digits, for some vendors
-- leave the country out. Of those who hold it as the call begins each is as likely as the others. Where nobody does, it was
-- one of those who held it within the grace, or somebody who kept it for longer: all of these are taken for equally likely.
-- How the caller came is what the last event up to the call that says it tells, and known as soon as all who may have
-- called came in one way.
-- needs: rare_anchors WHERE reason = 'lease'
INSERT INTO work_leases
WITH called AS
(
    SELECT key, right(replaceRegexpAll(assumeNotNull(
            argMaxIf(fields['trackingNumber'], (version, id), isNotNull(fields['trackingNumber']))), '\\D', ''), 8) AS number,
        toInt64OrZero(argMaxIf(fields['startedAt'], (version, id), isNotNull(fields['startedAt']))) AS started_us,
        argMaxIf(fields['direction'], (version, id), isNotNull(fields['direction'])) AS direction
    FROM entities
    WHERE key IN (SELECT key FROM work_dirty WHERE kind = 'entity') AND key BETWEEN {from:UInt64} AND {to:UInt64}
      AND key NOT IN (SELECT key FROM work_aside WHERE kind = 'entity') AND entity_type = 'call' AND op = 'upsert'
    GROUP BY key
    HAVING number != '' AND started_us > 0 AND ifNull(direction, 'in') != 'out'
),
lent AS
(
    SELECT anchor, identifiers[-1] AS holder, id, toString(variant) AS pool,
        right(replaceRegexpAll(toString(subject), '\\D', ''), 8) AS number,
        toUnixTimestamp64Micro(occurred_at) AS lent_us,
        lent_us + toInt64OrZero(properties['hold_seconds']) * 1000000 AS until_us
    FROM events
    WHERE anchor IN (SELECT anchor FROM rare_anchors
                     WHERE reason = 'lease' AND identifier IN (SELECT sipHash64('number', number) FROM called))
      AND type = 'number_lease' AND NOT is_test AND NOT is_bot AND notEmpty(identifiers) AND slice = 0
),
candidates AS
(
    SELECT key, started_us, holder, any(anchor) AS anchor, argMax((id, pool, lent_us), (lent_us, id)) AS lease,
        max(until_us) >= started_us AS is_held
    FROM called INNER JOIN lent ON lent.number = called.number
    WHERE lent_us <= started_us AND started_us <= until_us + {lease_grace_us:Int64}
    GROUP BY key, started_us, holder
),
likely AS
(
    SELECT * FROM (SELECT *, max(is_held) OVER (PARTITION BY key) AS is_any_held FROM candidates)
    WHERE is_held = is_any_held
),
came AS
(
    SELECT likely.key AS key, likely.holder AS holder,
        argMaxIf((traffic, campaign, keyword, content), (occurred_at, events.id), traffic != 0) AS way
    FROM events INNER JOIN likely ON likely.anchor = events.anchor
    -- Which snapshot of a restated block counts is found out later.
    WHERE anchor IN (SELECT anchor FROM candidates) AND NOT is_test AND NOT is_bot AND slice = 0
      AND toUnixTimestamp64Micro(occurred_at) <= started_us
    GROUP BY key, holder
)
SELECT key, caller.2 AS holder, is_any_held AND likely_callers = 1 AS is_joined, toString(caller.3.1), caller.3.2,
    intDiv(1000000, likely_callers + NOT is_any_held),
    if(ways = 1, way.1, 0), if(ways = 1, way.2, ''), if(ways = 1, way.3, ''), if(ways = 1, way.4, '')
FROM
(
    SELECT likely.key AS key, any(is_held) AS is_any_held, count() AS likely_callers,
        max((lease.3, likely.holder, lease)) AS caller, uniqExact(came.way) AS ways, any(came.way) AS way
    FROM likely LEFT JOIN came ON came.key = likely.key AND came.holder = likely.holder
    GROUP BY key
)
