-- What offline sales are filtered by; the channel is that of the last touch online.

-- dimension: branch
if(sales.branch = 'not_told', '', sales.branch)
-- dimension: channel
if(sales.is_online, sales.channel, '')
