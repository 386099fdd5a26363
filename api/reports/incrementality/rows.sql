-- One page of the people behind a figure, the last assigned first, with the sums over all of them.
SELECT toString(day) AS assigned_day, lower(hex(person)) AS visitor, experiment, arm, sales,
    if(conversion = 0, '', toString(conversion)) AS first_sale, 
    if({measure:String} = 'attributed', credited, amount) AS worth, if({measure:String} = 'attributed', unknown_credited, unknown) AS unknown_sales,
    count() OVER () AS all_rows, sum(if({measure:String} = 'attributed', credited, amount)) OVER () AS all_amount,
    sum(if({measure:String} = 'attributed', unknown_credited, unknown)) OVER () AS all_unknown
FROM assigned
WHERE NOT is_crossed AND ({arm:String} = '' OR arm = {arm:String}) AND ({measure:String} = 'people' OR sales > 0)
  AND ({measure:String} != 'attributed' OR credited != 0 OR unknown_credited > 0)
ORDER BY assigned.day DESC, visitor, experiment
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
