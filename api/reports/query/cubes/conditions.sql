-- How what a fact says is compared with a value. `subject` is what it says: null where there is nothing to say it.

-- condition: is
ifNull(lowerUTF8(subject) = lowerUTF8({value:String}), false)
-- condition: not
ifNull(lowerUTF8(subject) != lowerUTF8({value:String}), true)
-- condition: contains
ifNull(position(lowerUTF8(subject), lowerUTF8({value:String})) > 0, false)
-- condition: starts
ifNull(startsWith(lowerUTF8(subject), lowerUTF8({value:String})), false)
-- condition: equals
ifNull(subject = {value:String}, false)
