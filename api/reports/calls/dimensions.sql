-- What calls are filtered by.

-- dimension: channel
items.channel
-- dimension: owner
if(items.operator = 'nobody', '', items.operator)
