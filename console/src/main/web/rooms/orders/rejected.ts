import { signal } from '@preact/signals';
import type { RejectedLine } from '../../parts/RejectedLines';

// The API tells the reasons once, in its answer to the submission: they are kept while the page is open.
const kept = signal<ReadonlyMap<string, readonly RejectedLine[]>>(new Map());

export function keepRejected(orderId: string, lines: readonly RejectedLine[]): void {
  kept.value = new Map(kept.value).set(orderId, lines);
}

export function rejectedOf(orderId: string): readonly RejectedLine[] | undefined {
  return kept.value.get(orderId);
}
