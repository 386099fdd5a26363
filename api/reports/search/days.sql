-- On how many days of the period a source tells of searches.
SELECT uniqExact(day) AS told FROM organic WHERE day BETWEEN {from:Date} AND {to:Date}
