import type { RetryPauses } from '../consuming.ts';

export interface KafkaLogOptions {
  /** Brokers to begin with, as `host:port`. */
  readonly brokers: readonly string[];
  readonly topic: string;
  /** Of a topic that is made; one that exists keeps its own number. */
  readonly partitions: number;
  /** Copies of each record in a topic that is made. */
  readonly replication: number;
  /** How long a topic that is made keeps records. */
  readonly retentionDays: number;
  /** The largest record, packed, that a topic takes which is made (32 MiB). */
  readonly maxRecordBytes?: number;
  readonly compression: 'gzip' | 'none';
  /** A consumer that was not heard of for so long is taken for dead. */
  readonly sessionTimeoutMs: number;
  /** PEM texts. */
  readonly tls: boolean | KafkaTls;
  readonly sasl?: KafkaLogin | undefined;
  /** What the brokers' own logs call this process. */
  readonly clientId?: string | undefined;
  /** Between tries of a batch, and of joining the group: 100 ms growing to 5 s by default. */
  readonly pauses?: RetryPauses;
  /** Told what happens on the way to the brokers; nothing is printed. */
  readonly log?: KafkaLogger;
}

export interface KafkaTls {
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

export interface KafkaLogin {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

export type KafkaLogger = (
  level: 'error' | 'warn' | 'info' | 'debug',
  message: string,
  details: Readonly<Record<string, unknown>>,
) => void;
