-- When analytics was denied, by each identifier of the events that tell of consent, and which events fall
-- into that time: they belong to nobody and tie nothing. The last word by time holds; of two at one time the denial.
-- Whether an event is one of them follows from the facts of its own identifiers alone.
-- needs: work_asked
INSERT INTO work_denials
SELECT identifier, at, until
FROM
(
    SELECT identifier, at, denied, leadInFrame(at, 1, toDateTime64('2299-12-31 00:00:00', 6, 'UTC'))
        OVER (PARTITION BY identifier ORDER BY at ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) AS until
    FROM
    (
        SELECT identifier, occurred_at AS at, max(bitAnd(consent, 3) = 2) AS denied
        FROM
        (
            SELECT arrayJoin(identifiers) AS identifier, occurred_at, consent
            FROM
            (
                SELECT id, identifiers, occurred_at, consent FROM events
                WHERE anchor IN (SELECT anchor FROM rare_anchors WHERE reason = 'consent'
                                   AND identifier IN (SELECT identifier FROM work_asked))
                  AND type = 'consent' AND NOT is_test AND NOT is_bot
                  AND (slice = 0 OR (slice, snapshot) IN (SELECT slice, snapshot FROM work_current))
                ORDER BY id, contract DESC, hash
                LIMIT 1 BY id
            )
            WHERE bitAnd(consent, 3) != 0
        )
        WHERE identifier IN (SELECT identifier FROM work_asked)
          AND identifier NOT IN (SELECT identifier FROM work_denials)
        GROUP BY identifier, occurred_at
    )
)
WHERE denied;

-- needs: work_denials
INSERT INTO work_unconsented
SELECT DISTINCT anchor, id, hash
FROM
(
    SELECT anchor, id, hash, occurred_at, arrayJoin(identifiers) AS identifier FROM events
    WHERE anchor IN (SELECT anchor FROM work_asked_anchors) AND type != 'consent'
) AS told
INNER JOIN work_denials AS denial ON denial.identifier = told.identifier
WHERE told.occurred_at >= denial.denied_at AND told.occurred_at < denial.until
