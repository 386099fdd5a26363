-- One page of single deals, the newest first, each with the figures of all of them. The first row always comes along, so that
-- they are known where the page is empty.
SELECT * FROM
(
    SELECT entity_id AS deal, toString(conversion) AS conversion, source, label, stage, status, owner, toString(opened) AS opened,
        toString(closed) AS closed, age_days, stage_days, toString(amount) AS amount, toString(margin) AS margin,
        came_by AS first_channel, came_last_by AS last_channel, touches, lost_reason,
        row_number() OVER (ORDER BY items.opened DESC NULLS LAST, key) AS place, count() OVER () AS deals,
        countIf(items.status = 'open') OVER () AS open_deals, countIf(items.status = 'won') OVER () AS won, countIf(items.status = 'lost') OVER () AS lost,
        sum(ifNull(items.amount, 0)) OVER () AS known_amount, countIf(isNull(items.amount)) OVER () AS unknown_amount,
        sum(ifNull(items.margin, 0)) OVER () AS known_margin, countIf(isNull(items.margin)) OVER () AS unknown_margin,
        countIf(items.touches = 0) OVER () AS without_touch,
        quantileExactInclusiveOrNull(0.5)(items.age_days) OVER () AS age, quantileExactInclusiveOrNull(0.5)(items.stage_days) OVER () AS in_stage
    FROM items
    WHERE ({name:Nullable(String)} IS NULL OR name = {name:Nullable(String)})
      AND ({status:Nullable(String)} IS NULL OR status = {status:Nullable(String)})
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
