-- Continues `told`: the channel and the newest name of the campaign of each record.
, items AS
(
    SELECT told.*, if(known.channel = '', 'not_told', known.channel) AS channel,
        multiIf(by_id.name != '', by_id.name, by_name.name != '', by_name.name, told.campaign != '', told.campaign, told.campaign_id) AS shown_campaign
    FROM told
    LEFT JOIN known ON known.traffic = told.traffic
    LEFT JOIN renamed AS by_id ON by_id.origin = known.origin AND by_id.spelling = told.campaign_id
    LEFT JOIN renamed AS by_name ON by_name.origin = known.origin AND by_name.spelling = lowerUTF8(told.campaign)
)
