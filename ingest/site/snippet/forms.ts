import type { Event } from './queue.ts';
import { handed } from './visitor.ts';

type Track = (name: string, params?: Record<string, unknown>) => Event;

/** Counts what is submitted and hands tags on to hidden fields. No value is read. */
export function watchForms(
  track: Track,
  submitted: (event: Event, form: HTMLFormElement) => void,
): void {
  addEventListener('focusin', ({ target }) => fill((target as HTMLInputElement).form), true);
  addEventListener(
    'submit',
    ({ target }) => {
      const form = target as HTMLFormElement;
      fill(form);
      // A field may be called `id` or `action`: attributes are asked for.
      const of = (name: string) => form.getAttribute(name);
      submitted(
        track('form_submit', {
          form_id: of('id') ?? of('name') ?? of('action')?.split('?')[0],
        }),
        form,
      );
    },
    true,
  );
}

function fill(form: HTMLFormElement | null | undefined): void {
  if (!form) return;
  const values = handed();
  for (const field of form.elements as unknown as Iterable<HTMLInputElement>) {
    const value = values[field.name];
    if (field.type === 'hidden' && value && !field.value) field.value = String(value);
  }
}
