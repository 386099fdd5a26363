-- Identifiers whose people may have changed: those of new facts, and those of what new facts change.
-- needs: work_dirty WHERE kind = 'identifier'
INSERT INTO work_touched
SELECT DISTINCT key FROM work_dirty WHERE kind = 'identifier';

-- needs: work_dirty WHERE kind = 'entity' | work_slices
INSERT INTO work_touched
SELECT DISTINCT identifier FROM
(
    -- what a dirty entity said before this revision, and what it says now
    SELECT arrayJoin(identifiers) AS identifier FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND key IN (SELECT key FROM work_dirty WHERE kind = 'entity')
    -- a refund belongs to the person of its order
    UNION ALL
    SELECT arrayJoin(identifiers) FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND key IN
    (
        SELECT sipHash64('order', source, account, fields['orderId']) FROM entity_states
        WHERE generation = {generation:UInt32} AND revision = {revision:UInt64} AND entity_type = 'refund'
    )
    -- events that a restated block brought or took away
    UNION ALL
    SELECT arrayJoin(identifiers) FROM events
    WHERE snapshot IN (SELECT snapshot FROM work_slices WHERE type = 'events'
                       UNION ALL SELECT previous FROM work_slices WHERE type = 'events' AND previous != 0)
    -- sales in another currency, when a rate of their day may have changed
    UNION ALL
    SELECT identifier FROM identity_members
    WHERE generation = {generation:UInt32} AND revision <= {visible:UInt64} AND person IN
    (
        SELECT owner FROM conversions(generation = {generation:UInt32}, revision = {visible:UInt64})
        WHERE currency != {currency:String} AND payment_day IN (SELECT day FROM work_rated_days)
    )
);

-- Numbers of sales that the changed entities have or had, and those that the touched people's events name.
-- needs: work_dirty WHERE kind = 'entity' | sale_anchors WHERE anchor IN (SELECT identifier FROM work_touched)
INSERT INTO work_touched_sales
SELECT DISTINCT sale FROM
(
    SELECT arrayJoin(sales) AS sale FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND key IN (SELECT key FROM work_dirty WHERE kind = 'entity')
    UNION ALL
    SELECT sale FROM sale_anchors WHERE anchor IN (SELECT identifier FROM work_touched)
);

-- Whose money of a sale it is depends on all who tell that sale, whosever people they are.
-- reads: work_touched_sales
INSERT INTO work_touched
SELECT DISTINCT identifier FROM
(
    SELECT anchor AS identifier FROM sale_anchors WHERE sale IN (SELECT sale FROM work_touched_sales)
    UNION ALL
    SELECT arrayJoin(identifiers) FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND key IN
        (SELECT key FROM sale_index WHERE generation = {generation:UInt32} AND sale IN (SELECT sale FROM work_touched_sales))
)
WHERE identifier NOT IN (SELECT identifier FROM work_touched)
