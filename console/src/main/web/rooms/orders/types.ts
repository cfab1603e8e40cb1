import type { Line } from '../../shared/api';

/** An order of the list (schema ListedOrder). */
export interface ListedOrder {
  orderId: string;
  mode: 'BATCH' | 'ACTIVE';
  state: string;
  stateLabel: string;
  submittedAt: string;
  accepted: number;
  rejected: number;
  startsAt: string;
  dueAt: string;
  replayOf?: string;
}

export interface OrderPage {
  orders: ListedOrder[];
  cursor?: string;
}

/** An order's progress (schema OrderProgress). */
export interface Progress {
  orderId: string;
  mode: 'BATCH' | 'ACTIVE';
  state: string;
  stateLabel: string;
  asOf: string;
  submittedAt: string;
  startsAt: string;
  dueAt: string;
  numbers: number;
  apps: number;
  rejected: number;
  numbersSettled: number;
  appsSettled: number;
  pairs: number;
  pairsSettled: number;
  outcomes: Partial<Record<Outcome, number>>;
  late: string[];
}

export const OUTCOMES = ['CLEAR', 'PENDING', 'BLOCKED', 'REFUSED', 'FAILED', 'NO_RESPONSE', 'UNDELIVERABLE', 'CANCELLED'] as const;

export type Outcome = (typeof OUTCOMES)[number];

export interface Accepted {
  orderId: string;
  accepted: number;
  rejected: Line[];
  startsAt: string;
  dueAt: string;
}

/** A number's line of the results (schema NumberResult). */
export interface NumberResult {
  phoneNumber: string;
  stateLabel: string;
  gradeLabel: string;
  gateLabel: string;
  gate: string;
  apps: { app: string; outcome: string; label: string; caseId?: string }[];
  clear: number;
  pending: number;
}
