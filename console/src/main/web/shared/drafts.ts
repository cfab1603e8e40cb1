import { type Signal, signal } from '@preact/signals';

const drafts = new Map<string, { value: Signal<unknown>; initial: string }>();

/**
 * What was typed into a form. It outlives a change of rooms, a lost connection and an authorization that ended;
 * signing out forgets it.
 */
export function draft<T>(name: string, initial: T): Signal<T> {
  let found = drafts.get(name);
  if (!found) {
    found = { value: signal<unknown>(initial), initial: JSON.stringify(initial) };
    drafts.set(name, found);
  }
  return found.value as Signal<T>;
}

/** Empties a form that was sent. */
export function clearDraft(name: string): void {
  const found = drafts.get(name);
  if (found) found.value.value = JSON.parse(found.initial);
}

/** Lets the drafts of a form begin anew, with what they are given next: all of them, or those that nobody touched. */
export function dropDrafts(form: string, which: 'all' | 'untouched'): void {
  for (const [name, one] of drafts) {
    const untouched = JSON.stringify(one.value.peek()) === one.initial;
    if (name.startsWith(form) && (which === 'all' || untouched)) drafts.delete(name);
  }
}

export function forgetDrafts(): void {
  [...drafts.keys()].forEach(clearDraft);
}

window.addEventListener('beforeunload', (event) => {
  if ([...drafts.values()].some((one) => JSON.stringify(one.value.peek()) !== one.initial)) event.preventDefault();
});
