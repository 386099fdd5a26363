-- One page of the leads behind a figure, the newest first, each with the number of all. The first row always comes along, so
-- that the number is known where the page is empty.
SELECT toString(conversion_id) AS conversion, label, source, native_id, toString(at) AS occurred_at, lead_type, channel, reached, is_lost, reason,
    if(is_lost, lost_days, multiIf(reached = 'paid', paid_days, age)) AS days, place, all_leads
FROM
(
    SELECT *, row_number() OVER (ORDER BY at DESC, conversion_id) AS place, count() OVER () AS all_leads
    FROM
    (
        SELECT *, transform(reached, ['lead', 'qualified', 'deal', 'paid'], [1, 2, 3, 4], 0) AS depth
        FROM leads
        WHERE cohort = {cohort:String} AND ({part:Nullable(String)} IS NULL OR part = {part:Nullable(String)})
          AND ({reason:Nullable(String)} IS NULL OR is_lost AND reason = {reason:Nullable(String)})
    )
    -- Who stopped at a step has come to it, and not to the next one.
    WHERE depth >= {depth:UInt8} AND depth < {short_of:UInt8} AND ({state:String} = 'all' OR is_lost = ({state:String} = 'lost'))
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
