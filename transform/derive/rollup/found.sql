-- Which facts there are to roll up. Costs and sales change seldom, and a statement that finds none costs as much as one that does.
SELECT
    (SELECT count() FROM journey_changes) AS journeys,
    (SELECT count() FROM conversion_changes) AS sales,
    (SELECT count() FROM cost_day_changes) AS costs
