-- Continues `flows` of one rule: the sales, as what was kept of them.
, results AS
(
    SELECT owner, conversion_id, touch_id, traffic, way, touch_day, payment_day AS own_day, share_nano, revenue, margin,
        kind, label, source, native_id
    FROM flows WHERE part = 'kept' AND touch_id != 0
)
