-- What people did is their account's from here on.
-- needs: work_accounts
INSERT INTO work_account_events
SELECT if(owner = 0, person, owner), * EXCEPT (person, member, owner)
FROM work_events LEFT JOIN work_accounts ON member = person;

-- needs: work_account_events
TRUNCATE TABLE work_events;

-- needs: work_account_events
INSERT INTO work_events SELECT * FROM work_account_events;

-- needs: work_accounts
INSERT INTO work_account_states
SELECT if(owner = 0, person, owner), * EXCEPT (person, member, owner)
FROM work_states LEFT JOIN work_accounts ON member = person;

-- needs: work_account_states
TRUNCATE TABLE work_states;

-- needs: work_account_states
INSERT INTO work_states SELECT * FROM work_account_states
