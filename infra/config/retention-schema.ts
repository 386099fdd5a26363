import * as z from 'zod';

const days = (byDefault: number | null) => z.int().min(1).max(36_500).nullable().default(byDefault);

/** How long what names people is kept. `null` keeps it for ever. */
export const retentionSchema = z
  .strictObject({
    log: days(null).describe(
      'What was received longer ago leaves the log: its keys are destroyed, and in the data folder its records are removed. A replay goes back no further. Null keeps it for ever; on Kafka the topic’s own retention holds as well. Days.',
    ),
    events: days(null).describe(
      'Events of whole months that ended longer ago leave the log, the warehouse and what is derived; orders, deals, costs and consent stay. No less than the lookback of journeys, so that a new sale keeps all its touches. Null keeps them for ever. Days.',
    ),
    peopleInactive: days(null).describe(
      'People of whom nothing was heard since the month of so long ago are removed with all their facts, sales included. Null keeps them for ever. Days.',
    ),
    badRowsRaw: days(90).describe(
      'The bytes of a record that could not be read are emptied after so long; that there was one, and why, stays. Null keeps them. Days.',
    ),
    properties: days(395).describe(
      'The properties of an event are emptied after so long. Null keeps them. Days.',
    ),
    clickIds: days(90).describe(
      'The values of an event’s click ids are emptied after so long; their names stay, for they decide the channel. Null keeps them. Days.',
    ),
  })
  .prefault({});

export type Retention = z.output<typeof retentionSchema>;
