-- Continues `latest` of deals: whether any is told in another currency than the base one.
SELECT count() > 0 AS told FROM latest WHERE fields['currency'] NOT IN ('', {currency:String})
