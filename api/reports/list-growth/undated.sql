-- Of how many subscribers it is not known from when or until when they were on a list.
SELECT countIf(is_undated) AS undated, count() AS subscribers FROM members
