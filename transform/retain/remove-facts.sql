-- Events whose time has come, and facts of the people that `erase_targets` names.
ALTER TABLE events DELETE WHERE occurred_at < fromUnixTimestamp64Micro({events:Int64}, 'UTC') AND type != 'consent';

ALTER TABLE events DELETE WHERE id IN
(
    SELECT id FROM events
    WHERE occurred_at < fromUnixTimestamp64Micro({people:Int64}, 'UTC') AND
    (
        arrayExists(x -> x IN (SELECT key FROM erase_targets WHERE kind = 'identifier'), identifiers)
        OR (notEmpty(identifiers)
            AND arrayAll(x -> x IN (SELECT key FROM erase_targets WHERE kind IN ('identifier', 'number')), identifiers))
    )
);

ALTER TABLE entities DELETE WHERE (key, version, id) IN
(
    SELECT key, version, id FROM entities
    WHERE occurred_at < fromUnixTimestamp64Micro({people:Int64}, 'UTC')
        AND key IN (SELECT key FROM erase_targets WHERE kind = 'entity')
)
