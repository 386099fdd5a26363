import type { RawDelivery } from '../contract/delivery.ts';
import type { EventLog, LogEntry, LogRecord } from './event-log.ts';
/** One log to test. `open` may be called again after the log it gave was closed: same records. */
export interface LogFixture {
  open(): Promise<EventLog>;
  cleanup(): Promise<void>;
}
export declare function record(key: string, overrides?: Partial<RawDelivery>): LogRecord;
export declare function readAll(log: EventLog): Promise<LogEntry[]>;
/** What every driver of the `EventLog` port owes. */
export declare function describeEventLog(name: string, factory: () => Promise<LogFixture>): void;
