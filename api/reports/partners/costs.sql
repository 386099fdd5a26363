-- Beginning of a statement about the costs of joint campaigns, which are named by their ids or names in any letter case;
-- `owners` has the partner of each.
WITH joint AS
(
    SELECT day, toString(cost.source) AS source, toString(cost.campaign) AS campaign, intDiv(cost_base, 10000) AS cost,
        if((indexOf({campaigns:Array(String)}, lowerUTF8(toString(campaign_id))) AS by_id) > 0, by_id,
            indexOf({campaigns:Array(String)}, lowerUTF8(toString(cost.campaign)))) AS place,
        {owners:Array(String)}[place] AS partner, {campaigns:Array(String)}[place] AS named,
        if({by:String} = 'month', substring(toString(day), 1, 7), partner) AS name
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS cost
    WHERE day BETWEEN {from:Date} AND {to:Date} AND place > 0
)
