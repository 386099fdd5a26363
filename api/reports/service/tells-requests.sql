-- Whether anybody has ever told of a request for help.
SELECT count() > 0 AS told FROM latest WHERE fields['purpose'] = 'support'
