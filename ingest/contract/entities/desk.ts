import * as z from 'zod';
import { decimal, flag, key, keys, oneOf, text, time, traffic, whole } from './pieces.ts';

/** What the sales desk and the service do. */
export const deskEntities = {
  call: z.object({
    direction: oneOf('in', 'out'),
    status: oneOf('answered', 'missed', 'voicemail', 'busy', 'failed'),
    trackingNumber: text,
    startedAt: time,
    answeredAt: time,
    endedAt: time,
    waitSeconds: whole,
    talkSeconds: whole,
    totalSeconds: whole,
    isFirst: flag,
    operator: key,
    branch: key,
    queue: key,
    phase: key,
    tags: keys,
    /** The one call of a person that counts, as the call tracker’s own rule says. */
    isTarget: flag,
    /** Points of the script, and whether they were kept. */
    scored: z.record(z.string().max(256), z.boolean()).nullable().optional(),
    /** Native id of the missed call that this one answers. */
    callbackOf: text,
    callbackAt: time,
    /** Share of certainty with which the call belongs to the visit, in millionths. */
    matchProbability: decimal,
    poolId: key,
    /** The lease of the number that was dialled. */
    leaseId: key,
    pageUrl: text,
    dealId: text,
    /** Where the recording lies; never the sound. */
    recordingRef: key,
    ...traffic,
  }),
  conversation: z.object({
    channel: oneOf('chat', 'messenger', 'email', 'phone', 'form'),
    purpose: oneOf('sales', 'support', 'unknown'),
    status: oneOf('open', 'pending', 'solved', 'closed'),
    createdAt: time,
    firstResponseAt: time,
    firstSolvedAt: time,
    solvedAt: time,
    reopened: whole,
    messagesIn: whole,
    messagesOut: whole,
    operator: key,
    queue: key,
    topic: key,
    tags: keys,
    companyId: text,
    orderId: text,
    dealId: text,
    /** Of 1, in millionths. */
    rating: decimal,
    ratingComment: text,
    isBotOnly: flag,
    ...traffic,
  }),
  task: z.object({
    type: oneOf('call', 'meeting', 'email', 'demo', 'other'),
    dealId: text,
    contactId: text,
    owner: key,
    createdAt: time,
    dueAt: time,
    doneAt: time,
    result: key,
  }),
} as const;
