import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { returns } from './connection';
import { language } from './i18n';

/** What an asking view shows: nothing yet, an answer (which stays while a newer one is fetched), or a problem. */
export interface Asked<T> {
  answer: Signal<T | null>;
  problem: Signal<unknown>;
  busy: Signal<boolean>;
  /** Asks again now. */
  again: () => void;
}

/**
 * Asks when a view opens, when what it depends on changes, when the language changes and when the connection is back.
 *
 * @param every asks again after so many milliseconds; 0 for never
 */
export function useAsked<T>(ask: (signal: AbortSignal) => Promise<T>, depends: readonly unknown[], every = 0): Asked<T> {
  const answer = useSignal<T | null>(null);
  const problem = useSignal<unknown>(null);
  const busy = useSignal(false);
  const round = useSignal(0);
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    const abort = new AbortController();
    let timer = 0;
    const run = async () => {
      busy.value = true;
      try {
        answer.value = await asking.current(abort.signal);
        problem.value = null;
      } catch (cause) {
        if (abort.signal.aborted) return;
        problem.value = cause;
      }
      busy.value = false;
      if (every > 0 && !abort.signal.aborted) timer = window.setTimeout(() => void run(), every);
    };
    void run();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [...depends, language.value, returns.value, round.value, every]);
  return { answer, problem, busy, again: () => (round.value += 1) };
}
