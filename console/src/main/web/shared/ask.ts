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
 * @param pause after how many milliseconds it asks again, by the answer and how often it asked; 0 for not at all
 */
export function useAsked<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  depends: readonly unknown[],
  pause: (answer: T, round: number) => number = () => 0,
): Asked<T> {
  const answer = useSignal<T | null>(null);
  const problem = useSignal<unknown>(null);
  const busy = useSignal(false);
  const round = useSignal(0);
  const asking = useRef({ ask, pause });
  asking.current = { ask, pause };
  useEffect(() => {
    const abort = new AbortController();
    let timer = 0;
    const run = async (times: number) => {
      busy.value = true;
      try {
        const found = await asking.current.ask(abort.signal);
        if (abort.signal.aborted) return;
        answer.value = found;
        problem.value = null;
        const wait = asking.current.pause(found, times);
        if (wait > 0) timer = window.setTimeout(() => void run(times + 1), wait);
      } catch (cause) {
        if (abort.signal.aborted) return;
        problem.value = cause;
      }
      busy.value = false;
    };
    void run(0);
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [...depends, language.value, returns.value, round.value]);
  return { answer, problem, busy, again: () => (round.value += 1) };
}

/** Follows what changes soon: after 2 seconds, then ever more slowly, up to once a minute. */
export function slower(round: number): number {
  return Math.min(60_000, 2_000 * 1.3 ** round);
}
