-- A lead is a form, a chat, an inbound call, a lead or a deal of a person who was silent for the lead window before.
-- needs: work_actions WHERE kind = 'call' OR kind IN {lead_kinds:Array(String)} | work_states WHERE entity_type IN {lead_entities:Array(String)}
INSERT INTO work_leads
SELECT person, sipHash64('lead', toString(action_id)), at, source, account, native_id, kind,
    lead_type, stage, owner_name, branch, partner, company, country, device
FROM
(
    SELECT *, at > lagInFrame(at, 1, toDateTime64(0, 6, 'UTC'))
        OVER (PARTITION BY person ORDER BY at, action_id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
        + toIntervalMicrosecond({lead_window_us:Int64}) AS starts
    FROM
    (
        SELECT person, action_id, at, source, account, native_id, kind, lead_type, '' AS stage, owner_name, branch, '' AS partner,
            company, country, device
        FROM work_actions WHERE kind = 'call' OR kind IN {lead_kinds:Array(String)}
        UNION ALL
        SELECT person, key, fromUnixTimestamp64Micro(toInt64OrZero(began), 'UTC'), source, account, entity_id, entity_type,
            if(entity_type = 'lead' AND fields['type'] != '', fields['type'], toString(entity_type)),
            if(entity_type = 'deal', fields['stage'], ''), fields[if(entity_type = 'conversation', 'operator', 'owner')],
            fields['branch'], fields['partner'],
            if(fields['companyId'] = '', '', concat(source, ':', account, ':', fields['companyId'])), '', ''
        FROM
        (
            SELECT *, fields[{began_fields:Array(String)}[indexOf({began_kinds:Array(String)}, entity_type)]] AS began
            FROM work_states
        )
        WHERE entity_type IN {lead_entities:Array(String)} AND began != ''
          -- Who asks for help asks for no offer.
          AND (entity_type != 'conversation' OR fields['purpose'] = 'sales')
    )
)
WHERE starts;

-- The company of whoever has one: the primary one of their records, where those agree.
-- needs: work_states WHERE entity_type = 'contact'
INSERT INTO work_employed
SELECT person, min(told)
FROM
(
    SELECT person, concat(source, ':', account, ':', fields['companyId']) AS told
    FROM work_states WHERE entity_type = 'contact' AND fields['companyId'] != ''
)
GROUP BY person
HAVING uniqExact(told) = 1;

-- Device and country that nothing says are those of the visit in which it happened, or that ended within the gap before.
-- needs: work_leads
INSERT INTO conversion_rows
(
    generation, revision, owner, conversion_id, kind, source, account, native_id, label, at, lead_day, deal_day, payment_day,
    is_first_purchase, currency, revenue_micros, margin_micros, revenue_base, margin_base, lead_at, opportunity_at,
    source_of_money, lead_type, stage, owner_name, branch, partner, company, country, device, coupon, unknown_reason
)
SELECT {generation:UInt32}, {revision:UInt64}, person, conversion_id, 'lead', source, account, native_id, kind, at,
    toDate(at, {timezone:String}) AS day, day, day, false, {currency:String}, 0, 0, 0, 0, at, at, '',
    lead_type, stage, owner_name, branch, partner, if(own_company = '', contact_company, own_company),
    if(own_country = '' AND is_within, visit_country, own_country), if(own_device = '' AND is_within, visit_device, own_device),
    '', ''
FROM
(
    SELECT lead.* EXCEPT (company, country, device), lead.company AS own_company, lead.country AS own_country,
        lead.device AS own_device, visit.told.2 AS visit_device, visit.told.3 AS visit_country,
        lead.at <= visit.told.1 + toIntervalMicrosecond({session_gap_us:Int64}) AS is_within
    FROM work_leads AS lead
    ASOF LEFT JOIN
    (
        SELECT person, started_at, argMin((ended_at, device, country), touch_id) AS told
        FROM work_sessions WHERE person IN (SELECT person FROM work_leads)
        GROUP BY person, started_at
    ) AS visit ON visit.person = lead.person AND visit.started_at <= lead.at
) AS placed
LEFT JOIN work_employed ON employee = placed.person;

-- Each sale once in the base currency, at the rate of its payment day (the last one known by then, if it is not too old).
-- needs: work_sales
INSERT INTO conversion_rows
(
    generation, revision, owner, conversion_id, kind, source, account, native_id, label, at, lead_day, deal_day, payment_day,
    is_first_purchase, currency, revenue_micros, margin_micros, revenue_base, margin_base, lead_at, opportunity_at,
    source_of_money, lead_type, stage, owner_name, branch, partner, company, country, device, coupon, unknown_reason,
    refunds
)
WITH amount -> if(amount IS NULL OR abs(amount) > 9000000000000000000, NULL,
    toInt64(least(greatest(amount, -9000000000000000000), 9000000000000000000))) AS held
SELECT {generation:UInt32}, {revision:UInt64}, person, conversion_id, kind, source, account, native_id, label, at,
    toDate(if(lead_time = toDateTime64(0, 6, 'UTC'), created_at, lead_time) AS lead_created_at, {timezone:String}),
    toDate(created_at, {timezone:String}), payment_day,
    row_number() OVER (PARTITION BY person ORDER BY at, conversion_id) = 1,
    currency, revenue_micros, margin_micros,
    -- What no 64 bits hold is unknown.
    if(isNull(round(toDecimal256(revenue_micros, 0) * scale, -4) AS revenue) OR abs(revenue) > 9000000000000000000, NULL,
        toInt64(least(greatest(revenue, -9000000000000000000), 9000000000000000000))),
    if(isNull(round(toDecimal256(margin_micros, 0) * scale, -4) AS margin) OR abs(margin) > 9000000000000000000, NULL,
        toInt64(least(greatest(margin, -9000000000000000000), 9000000000000000000))),
    lead_created_at, created_at, source_of_money, lead_type, stage, owner_name, branch, partner,
    if(own_company = '', contact_company, own_company),
    if(own_country = '' AND is_within, visit_country, own_country), if(own_device = '' AND is_within, visit_device, own_device),
    coupon,
    multiIf(isNotNull(revenue), if(abs(revenue) > 9000000000000000000, 'range', ''), isNull(revenue_micros), own_reason,
        own_currency = '', 'currency', 'rate'),
    -- A refund of which no day is told is dated as its sale.
    arrayMap(back -> (back.1, if(back.2 = toDateTime64(0, 6, 'UTC'), payment_day, toDate(back.2, {timezone:String})),
        held(round(toDecimal256(back.3, 0) * scale, -4)), held(round(toDecimal256(back.4, 0) * scale, -4))), given)
FROM
(
    SELECT sold.* EXCEPT (company, country, device, unknown_reason, refunds), sold.refunds AS given, sold.company AS own_company, sold.country AS own_country,
        sold.device AS own_device, sold.currency AS own_currency, sold.unknown_reason AS own_reason,
        visit.told.2 AS visit_device, visit.told.3 AS visit_country,
        sold.at <= visit.told.1 + toIntervalMicrosecond({session_gap_us:Int64}) AS is_within
    FROM
    (
        SELECT priced.*, lead.at AS lead_time, lead.lead_type AS lead_type
        FROM
        (
            SELECT sale.*, multiIf(sale.currency = {currency:String}, toDecimal128(1, 18),
                sale.payment_day - known.day > {rate_days:UInt32}, NULL, nullIf(known.rate, 0)) AS scale
            FROM (SELECT *, toDate(paid_at, {timezone:String}) AS payment_day FROM work_sales) AS sale
            ASOF LEFT JOIN work_rates AS known ON known.currency = sale.currency AND known.day <= sale.payment_day
        ) AS priced
        ASOF LEFT JOIN work_leads AS lead ON lead.person = priced.person AND lead.at <= priced.at
    ) AS sold
    ASOF LEFT JOIN
    (
        SELECT person, started_at, argMin((ended_at, device, country), touch_id) AS told
        FROM work_sessions WHERE person IN (SELECT person FROM work_sales)
        GROUP BY person, started_at
    ) AS visit ON visit.person = sold.person AND visit.started_at <= sold.at
) AS placed
LEFT JOIN work_employed ON employee = placed.person;

-- needs: work_leads | work_sales
INSERT INTO work_converted
SELECT DISTINCT person FROM (SELECT person FROM work_leads UNION ALL SELECT person FROM work_sales)
