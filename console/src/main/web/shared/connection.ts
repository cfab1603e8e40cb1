import { signal } from '@preact/signals';

const STEP = 1500;

/** True while the server does not answer. */
export const lost = signal(false);

/** Counts how often it came back: views that follow something ask again when it changes. */
export const returns = signal(0);

let waiting: Promise<void> | null = null;

/** Notes that the server did not answer, and resolves when it does again. */
export function untilBack(): Promise<void> {
  lost.value = true;
  waiting ??= back().finally(() => {
    waiting = null;
  });
  return waiting;
}

async function back(): Promise<void> {
  for (;;) {
    await new Promise((done) => setTimeout(done, STEP));
    try {
      const answer = await fetch('/console/settings.json', { cache: 'no-store' });
      if (answer.ok) {
        lost.value = false;
        returns.value += 1;
        return;
      }
    } catch {
      // still away
    }
  }
}
