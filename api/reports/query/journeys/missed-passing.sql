-- One of them lies in the journey.
AND arrayExists(one -> one >= greatest(latest_us - {lookback_us:Int64}, converted_us + 1, 0), passed)
