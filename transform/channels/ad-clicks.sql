-- What Google Ads tells of clicks (`click_view`): campaign, ad group, keyword and ad of a gclid. It fills what the landing
-- page's own tags leave empty, unless those name another campaign, so that two campaigns never mix. Of copies the newest row counts.
-- needs: rare_anchors WHERE reason = 'ad_click'
INSERT INTO work_ad_clicks
WITH clicked AS
(
    SELECT DISTINCT anchor, id, click_ids['gclid'] AS click FROM events
    WHERE anchor IN (SELECT anchor FROM rare_anchors WHERE reason = 'click_id')
      AND anchor IN (SELECT anchor FROM work_events) AND traffic != 0 AND click_ids['gclid'] != ''
)
SELECT DISTINCT work_events.person, work_events.id, told.row.1, told.row.2, told.row.3, told.row.4, told.row.5
FROM work_events
INNER JOIN clicked ON clicked.anchor = work_events.anchor AND clicked.id = work_events.id
INNER JOIN
(
    SELECT dimensions['click_id'] AS click, argMax((dimensions['campaign'], dimensions['campaign_id'], dimensions['ad_group'],
        dimensions['keyword'], dimensions['ad_id']), (emitted_at, hash)) AS row
    FROM measure_rows
    WHERE type = 'ad_click' AND slice IN
    (
        SELECT anchor FROM rare_anchors
        WHERE reason = 'ad_click' AND identifier IN (SELECT sipHash64('click', click) FROM clicked)
    )
      AND (slice, snapshot) IN (SELECT slice, snapshot FROM work_current)
    GROUP BY click
) AS told ON told.click = clicked.click
WHERE work_events.traffic != 0
  AND ((work_events.campaign = '' AND work_events.campaign_id = '') OR work_events.campaign_id = told.row.2);

-- needs: work_ad_clicks
INSERT INTO work_once
SELECT person, anchor, id, contract, hash, type, source, account, occurred_at, session_id, traffic,
    if(told.event = id AND work_events.campaign = '', told.campaign, work_events.campaign),
    if(told.event = id AND work_events.campaign_id = '', told.campaign_id, work_events.campaign_id),
    if(told.event = id AND work_events.ad_group = '', told.ad_group, work_events.ad_group),
    if(told.event = id AND work_events.keyword = '', told.keyword, work_events.keyword), content,
    if(told.event = id AND work_events.creative = '', told.creative, toString(work_events.creative)), landing,
    device, country, region, branch, company, medium, variant
FROM work_events LEFT JOIN work_ad_clicks AS told ON told.event = work_events.id AND told.person = work_events.person;

-- needs: work_ad_clicks
TRUNCATE TABLE work_events;

-- needs: work_ad_clicks
INSERT INTO work_events SELECT * FROM work_once;

-- needs: work_ad_clicks
TRUNCATE TABLE work_once
