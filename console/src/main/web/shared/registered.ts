/** How an app does, as the operator sees it (schema AppHealth). */
export interface AppHealth {
  id: string;
  name: string;
  lane: 'NORMAL' | 'SLOW';
  state: 'READY' | 'FAILING' | 'LEFT_ALONE' | 'UNVERIFIED' | 'PAUSED' | 'NOT_COVERED';
  pausedBecause?: 'OPERATOR' | 'GONE' | 'FAILING';
  operatorPause?: { by: string; at: string; reason?: string; resumedBy?: string; resumedAt?: string };
  lastFaults?: readonly LastFault[];
  polledAt?: string | null;
  circuit?: { state: 'OPEN' | 'CLOSED'; failures: number; since?: string; nextProbeAt?: string };
  rate?: { configured: number; present: number };
  blockedUntil?: string;
  towardsPause?: number;
  backlog?: { held: number; parked: number; atLeast: boolean };
  late?: boolean;
  lateBecause?: 'UNVERIFIED' | 'PAUSED' | 'LEFT_ALONE' | 'FAILING' | 'RATE' | 'NOT_POLLING';
}

export interface LastFault {
  fault: string;
  status?: number;
  cause?: string;
  ref: string;
  at: string;
}

/** An app with its registration (schema RegisteredApp). Its secrets come with the answer that made them, and no other. */
export interface RegisteredApp extends AppHealth {
  sector: string;
  serviceContact: string | null;
  selfServiceUrl: string | null;
  endpoint: string | null;
  delivery: 'PUSH' | 'PULL' | 'RISC';
  numberForm: 'E164' | 'BLINDED';
  maxItems: number;
  callsPerSecond: number;
  concurrency: number;
  timeLimit: string;
  maxBodyBytes: number;
  deadlineWorkingDays: number;
  appealWorkingDays: number;
  covered: boolean;
  clientIds: readonly string[];
  verified: boolean;
  signingSecret?: string;
  digestKey?: string;
  keyId?: string;
  attempt?: { passed: boolean; fault?: string; status?: number };
}
