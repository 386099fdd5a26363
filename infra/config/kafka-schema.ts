import { secret } from '@throughline/ingest/contract/settings';
import * as z from 'zod';

/** Kafka as the log. Without it the log is in the data folder. */
export const kafkaSchema = z.strictObject({
  brokers: z
    .array(z.string().regex(/^[^\s:/]+:\d{1,5}$/, 'a host and a port such as kafka-1:9092'))
    .min(1)
    .describe('Brokers to begin with, as host:port; the others are learnt from them.'),
  topic: z
    .string()
    .regex(/^[\w.-]{1,200}$/, 'letters, digits, dots, dashes and underscores')
    .default('throughline.deliveries')
    .describe('Topic of the deliveries; it is made when there is none.'),
  replication: z
    .int()
    .min(1)
    .max(9)
    .default(3)
    .describe('Copies of each record in a topic that is made.'),
  retentionDays: z
    .int()
    .min(1)
    .max(36_500)
    .default(365)
    .describe('How long a topic that is made keeps records: as far back as a replay can go.'),
  compression: z
    .enum(['gzip', 'none'])
    .default('gzip')
    .describe('How records are packed on their way and on the brokers’ disks.'),
  sessionTimeoutSeconds: z
    .int()
    .min(1)
    .max(300)
    .default(30)
    .describe(
      'A worker that was not heard of for so long is taken for dead, and others take over its partitions.',
    ),
  tls: z
    .union([
      z.boolean(),
      z.strictObject({
        ca: z.string().min(1).optional().describe('File with the authority’s certificate (PEM).'),
        cert: z.string().min(1).optional().describe('File with our own certificate (PEM).'),
        key: z.string().min(1).optional().describe('File with the key of our own certificate.'),
      }),
    ])
    .default(false)
    .describe('TLS: `true`, or files of certificates.'),
  sasl: z
    .strictObject({
      mechanism: z
        .enum(['plain', 'scram-sha-256', 'scram-sha-512'])
        .default('scram-sha-512')
        .describe('How the password is proved.'),
      username: z.string().min(1).describe('Name at the brokers.'),
      password: secret().describe('Password at the brokers.'),
    })
    .optional()
    .describe('Name and password at the brokers.'),
});
