-- Forms, chats and records of leads with the contacts and the device that they name. What was given and is no address or number
-- was dropped when it came, so that such a lead has no contact.
, asked AS
(
    SELECT toString(id) AS lead_id, toString(source) AS source, occurred_at AS at, toString(name) AS form, identifiers,
        sipHash64('visit', toString(anchor), session_id) AS visit, traffic, campaign, campaign_id
    FROM events
    WHERE type IN ('form', 'sign_up', 'callback', 'chat') AND NOT is_test AND NOT is_bot AND NOT is_internal
      AND occurred_at >= toDateTime64({from:Date} - 1, 6, 'UTC') AND occurred_at < toDateTime64({to:Date} + 2, 6, 'UTC')
      AND toDate(occurred_at, {timezone:String}) BETWEEN {from:Date} AND {to:Date}
      AND (slice = 0 OR (slice, snapshot) IN
          (SELECT slice, argMax(snapshot, revision) FROM slice_states
           WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'events' GROUP BY slice))
    LIMIT 1 BY id
    UNION ALL
    SELECT entity_id, source, fromUnixTimestamp64Micro(toInt64OrZero(fields['createdAt']), 'UTC') AS began, fields['form'],
        arrayFilter(one -> one != key, identifiers), 0, if(fields['traffic'] = '', 0, sipHash64(fields['traffic'])), fields['utmCampaign'], ''
    FROM latest
    WHERE type = 'lead' AND toDate(began, {timezone:String}) BETWEEN {from:Date} AND {to:Date}
),
named AS
(
    SELECT lead_id, source, any(asked.at) AS at, any(form) AS form, any(visit) AS visit, any(traffic) AS traffic, any(campaign) AS campaign,
        any(campaign_id) AS campaign_id, groupUniqArrayIf(identifier, typed.type = 'email') AS emails,
        groupUniqArrayIf(identifier, typed.type = 'phone') AS phones, maxIf(identifier, typed.type IN {devices:Array(String)}) AS device
    FROM asked
    LEFT ARRAY JOIN identifiers AS identifier
    LEFT JOIN
    (
        SELECT identifier, any(toString(identifiers.type)) AS type FROM identifiers
        WHERE identifier IN (SELECT arrayJoin(identifiers) FROM asked)
        GROUP BY identifier
    ) AS typed ON typed.identifier = identifier
    GROUP BY lead_id, source
),
leads AS
(
    SELECT lead_id, source, any(at) AS at, 
        -- A lead outside of visits that does not say how it came is told by no key of `traffic`; a visit without any is direct.
        any(multiIf(touch.touch_id != 0, touch.way.1, each.traffic = 0, 1, each.traffic)) AS traffic,
        any(if(touch.touch_id = 0, each.campaign, touch.way.2)) AS campaign,
        any(if(touch.touch_id = 0, each.campaign_id, touch.way.3)) AS campaign_id,
        max(contact) != 0 AS has_contact, any(device) AS device, argMax(contact, (contact_devices, contact_leads, contact)) AS most_contact,
        max(contact_devices) AS devices, max(contact_leads) AS contact_times, max(device_leads) AS device_times, max(device_contacts) AS contacts,
        max(form_leads) >= {contact_forms:UInt32} AND max(form_told) >= {contact_share:Float64} * max(form_leads) AS asks_contact,
        has_contact AND (devices >= {contact_devices:UInt32} OR contact_times >= {contact_leads:UInt32}) AS is_same_contact,
        device != 0 AND (contacts >= {device_contacts:UInt32} OR device_times >= {device_leads:UInt32}) AS is_same_device
    FROM
    (
        SELECT lead_id, source, at, visit, traffic, campaign, campaign_id, device, contact,
            uniqExactIf(device, device != 0 AND contact != 0) OVER (PARTITION BY contact) AS contact_devices,
            uniqExactIf(lead_id, contact != 0) OVER (PARTITION BY contact, source, toDate(at, {timezone:String})) AS contact_leads,
            uniqExact(lead_id) OVER (PARTITION BY device, source, toDate(at, {timezone:String})) AS device_leads,
            greatest(uniqExactIf(contact, has(emails, contact)) OVER (PARTITION BY device),
                uniqExactIf(contact, has(phones, contact)) OVER (PARTITION BY device)) AS device_contacts,
            uniqExact(lead_id) OVER (PARTITION BY source, form) AS form_leads,
            uniqExactIf(lead_id, contact != 0) OVER (PARTITION BY source, form) AS form_told
        FROM named
        ARRAY JOIN if(empty(emails) AND empty(phones), [toUInt64(0)], arrayConcat(emails, phones)) AS contact
    ) AS each
    LEFT JOIN
    (
        -- A visit of a device that several people use is told of each of them, with the traffic for one.
        SELECT touch_id, argMax((told.traffic, toString(told.campaign), toString(told.campaign_id)), told.traffic != 0) AS way
        FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS told
        WHERE kind = 'visit' AND touch_id IN (SELECT visit FROM asked)
        GROUP BY touch_id
    ) AS touch ON touch.touch_id = each.visit
    GROUP BY lead_id, source
)
