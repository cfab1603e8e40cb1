import { call } from '../../shared/api';
import { keyOf, keyUsed } from '../../shared/keys';

/** What is, or would be, asked again (schema Replayed). */
export interface Replayed {
  pairs: number;
  numbers: number;
  batches: number;
  apps: readonly { app: string; outcomes: Record<string, number> }[];
  orders: readonly { orderId: string; replayOf: string }[];
  moreRemain: boolean;
  cursor?: string;
}

/** Counts what would be asked again; nothing is written. */
export function countOf(body: object): Promise<Replayed> {
  return whole((cursor) => call<Replayed>('POST', 'tasks/replay', { body: { ...body, ...cursor, dryRun: true } }));
}

/** Asks again. A repeat of the same after a failure goes on under the same key, and asks nothing twice. */
export async function ask(body: object): Promise<Replayed> {
  const key = keyOf('operator.replay', body);
  const asked = await whole((cursor) => call<Replayed>('POST', 'tasks/replay', { body: { ...body, ...cursor }, key }));
  keyUsed('operator.replay');
  return asked;
}

async function whole(step: (cursor: { cursor?: string }) => Promise<Replayed>): Promise<Replayed> {
  let sum = await step({});
  while (sum.moreRemain && sum.cursor) sum = added(sum, await step({ cursor: sum.cursor }));
  return sum;
}

function added(sum: Replayed, next: Replayed): Replayed {
  const apps = new Map(sum.apps.map((one) => [one.app, { ...one.outcomes }]));
  for (const { app, outcomes } of next.apps) {
    const known = apps.get(app) ?? {};
    for (const [outcome, pairs] of Object.entries(outcomes)) known[outcome] = (known[outcome] ?? 0) + pairs;
    apps.set(app, known);
  }
  return {
    ...next,
    pairs: sum.pairs + next.pairs,
    numbers: sum.numbers + next.numbers,
    batches: sum.batches + next.batches,
    apps: [...apps].map(([app, outcomes]) => ({ app, outcomes })),
    orders: [...sum.orders, ...next.orders],
  };
}
