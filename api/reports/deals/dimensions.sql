-- What deals are filtered by. What a CRM does not say is empty.

-- dimension: channel
if(items.touches = 0, '', items.came_by)
-- dimension: stage
if(items.stage = 'not_told', '', items.stage)
-- dimension: owner
if(items.owner = 'nobody', '', items.owner)
-- dimension: branch
items.branch
-- dimension: partner
items.partner
