-- Paid orders of the period, and those of which a source tells the lines.
SELECT count() AS all, countIf(told_lines NOT IN ('', '[]')) AS with_lines FROM paid
