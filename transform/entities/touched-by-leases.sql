-- Calls whose number was lent to a visitor of whom something is new: their leases may be others than before.
-- needs: rare_anchors WHERE reason = 'lease'
INSERT INTO work_dirty
SELECT DISTINCT 'entity', key
FROM
(
    SELECT key, assumeNotNull(argMaxIf(fields['trackingNumber'], (version, id), isNotNull(fields['trackingNumber']))) AS dialled,
        toInt64OrZero(argMaxIf(fields['startedAt'], (version, id), isNotNull(fields['startedAt']))) AS started_us
    FROM entities
    WHERE entity_type = 'call' AND key IN
    (
        SELECT key FROM entity_index WHERE identifier IN
        (
            SELECT identifier FROM rare_anchors
            WHERE reason = 'lease' AND anchor IN (SELECT key FROM work_dirty WHERE kind = 'identifier')
        )
    )
    GROUP BY key
) AS called
INNER JOIN
(
    SELECT right(replaceRegexpAll(toString(subject), '\\D', ''), 8) AS number, min(toUnixTimestamp64Micro(occurred_at)) AS first_us,
        max(toUnixTimestamp64Micro(occurred_at) + toInt64OrZero(properties['hold_seconds']) * 1000000) AS last_us
    FROM events
    WHERE anchor IN (SELECT key FROM work_dirty WHERE kind = 'identifier')
      AND anchor IN (SELECT anchor FROM rare_anchors WHERE reason = 'lease') AND type = 'number_lease'
    GROUP BY number
) AS lent ON lent.number = right(replaceRegexpAll(called.dialled, '\\D', ''), 8)
WHERE started_us BETWEEN first_us AND last_us + {lease_grace_us:Int64}
