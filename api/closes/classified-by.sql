-- Every set of channel rules that traffic was classified by.
SELECT DISTINCT rules_version FROM traffic FINAL ORDER BY rules_version
