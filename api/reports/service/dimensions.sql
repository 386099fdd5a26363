-- What requests for help are filtered by.

-- dimension: owner
if(items.operator = 'nobody', '', items.operator)
