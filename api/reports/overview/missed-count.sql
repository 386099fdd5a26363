SELECT count() AS calls, toString(min(toDate(fromUnixTimestamp64Micro(at_us, 'UTC'), {timezone:String}))) AS since FROM missed
