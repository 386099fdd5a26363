-- Visitors whose clicks an ad platform tells of now, or told of before.
-- needs: work_slices WHERE type = 'ad_click'
INSERT INTO work_touched
SELECT DISTINCT anchor FROM rare_anchors
WHERE reason = 'click_id' AND identifier IN
(
    SELECT sipHash64('click', dimensions['click_id']) FROM measure_rows
    WHERE type = 'ad_click' AND slice IN (SELECT slice FROM work_slices WHERE type = 'ad_click')
      AND snapshot IN (SELECT snapshot FROM work_slices UNION ALL SELECT previous FROM work_slices WHERE previous != 0)
)
