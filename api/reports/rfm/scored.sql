-- Continues `customers`: each with three scores as one number, the last of them 0 where the money is not known. No value lies
-- between the two that a cut point does, so that it is above the point where it is above the lower one.
, scored AS
(
    SELECT *, toString(customer) AS id, 100 * (5 - arrayCount(cut -> cut < days, {recency_cuts:Array(Int64)}))
        + 10 * (1 + arrayCount(cut -> cut < orders, {orders_cuts:Array(Int64)}))
        + if(unknown > 0, 0, 1 + arrayCount(cut -> cut < known, {value_cuts:Array(Int64)})) AS scores
    FROM customers
)
