-- What the steps of a derivation are about, one statement a step, in their order.
INSERT INTO work_members SELECT 'entity', key, key FROM work_dirty WHERE kind = 'entity';

INSERT INTO work_members SELECT 'slice', key, key FROM work_dirty WHERE kind = 'slice';

INSERT INTO work_members SELECT 'identifier', identifier, identifier FROM work_touched;

INSERT INTO work_members
SELECT 'person', if(owner = 0, label, owner), identifier
FROM work_labels LEFT JOIN work_accounts ON member = label;

INSERT INTO work_members SELECT 'cost', block, slice FROM work_cost_blocks
