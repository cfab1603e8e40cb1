import type { Line } from '../../shared/api';

/** A number's status, as POST numbers/retrieve-status answers it (schema Status). */
export interface Status {
  phoneNumber: string;
  state: 'COOLING' | 'REFRESHING' | 'REFRESHED' | 'RESTORED' | 'CANCELLED' | 'UNKNOWN';
  stateLabel: string;
  grade: 'COOLING' | 'PENDING' | 'REFRESHED' | 'REFRESHED_WITH_RESIDUE' | 'NOT_REFRESHED' | 'UNKNOWN';
  gradeLabel: string;
  gate: string;
  gateLabel: string;
  deactivatedAt?: string;
  coolingEndsAt?: string;
  holderSince?: string;
  restoredAt?: string;
  dueAt?: string;
  portClaimedOn?: string;
  knownSince: string;
  apps: AppStatus[];
  timeline: { what: string; label: string; day: string; at?: string }[];
  clear: number;
  pending: number;
}

export interface AppStatus {
  app: string;
  name: string;
  outcome: string;
  reason?: string;
  label: string;
  caseId?: string;
  providerCode?: string;
  retryable?: boolean;
  appealable?: boolean;
  appeal?: { appealId: string; state: string; stateLabel: string };
  advice: string;
  serviceContact?: string;
  selfServiceUrl?: string;
  resolvedOn?: string;
  nextAttemptAt?: string;
}

export interface Statuses {
  numbers: Status[];
  rejected: Line[];
}
