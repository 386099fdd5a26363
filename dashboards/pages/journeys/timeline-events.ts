import type { JourneyTimeline } from '@throughline/api/contract/reports/journey';

export type TimelineTouch = JourneyTimeline['touches'][number];
export type TimelineEvent =
  | { kind: 'touch'; at: string; touch: TimelineTouch /** Time of the next event. */; next: string }
  | { kind: 'lead' | 'opportunity' | 'conversion'; at: string };

/**
 * Touches and milestones in the order of time, the conversion last. A milestone at the conversion's own
 * time is the conversion itself; a touch at the time of a milestone stands before it, as in the ledger.
 */
export function timelineEvents({ touches, conversion }: JourneyTimeline): TimelineEvent[] {
  const end = Date.parse(conversion.at);
  const milestones = (['lead', 'opportunity'] as const).flatMap((kind) => {
    const at = conversion[`${kind}_at`];
    return at !== '' && Date.parse(at) < end ? [{ kind, at }] : [];
  });
  // An opportunity that came with the lead says nothing new.
  const told = milestones.filter(
    ({ kind, at }) =>
      kind === 'lead' || milestones.every((other) => other.kind === kind || other.at !== at),
  );
  const events = [
    ...touches.map((touch) => ({ kind: 'touch' as const, at: touch.at, touch })),
    ...told,
    { kind: 'conversion' as const, at: conversion.at },
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return events.map((event, index) =>
    event.kind === 'touch' ? { ...event, next: events[index + 1]?.at ?? conversion.at } : event,
  );
}
