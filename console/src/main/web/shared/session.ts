import { computed, signal } from '@preact/signals';
import { forgetDrafts } from './drafts';

/** Who is signed in. Nothing of it is ever stored: a reload asks again. */
export interface Session {
  clientId: string;
  scopes: readonly string[];
}

export interface Settings {
  tokenEndpoint: string;
  scopePrefix: string;
}

interface Proof {
  id: string;
  secret: string;
  token: string;
}

/** Why no token was given. `offline`: the endpoint did not answer. */
export class SignInProblem extends Error {
  constructor(readonly why: 'refused' | 'offline' | 'unavailable' | 'no-endpoint') {
    super(why);
  }
}

export const session = signal<Session | null>(null);

/** True if the authorization ended by itself, and has to be given again. */
export const ended = signal(false);

export type Role = 'carrier' | 'operator' | 'app';

/** The role that a token's scopes tell. */
export const role = computed<Role | null>(() => {
  const scopes = session.value?.scopes;
  if (!scopes) return null;
  if (scopes.includes('number-refresh:admin')) return 'operator';
  return scopes.some((scope) => scope.startsWith('number-refresh:orders:') || scope === 'number-refresh:status:read') ? 'carrier' : 'app';
});

let proof: Proof | null = null;
let settings: Promise<Settings> | null = null;

export function may(scope: string): boolean {
  return session.value?.scopes.includes(scope) ?? false;
}

export function loadSettings(): Promise<Settings> {
  settings ??= fetch('/console/settings.json')
    .then((answer) => answer.json() as Promise<Settings>)
    .catch((problem: unknown) => {
      settings = null;
      throw problem;
    });
  return settings;
}

export async function signIn(id: string, secret: string): Promise<void> {
  const token = await askToken(id, secret);
  if (proof && proof.id !== id) forgetDrafts();
  proof = { id, secret, token };
  ended.value = false;
  session.value = { clientId: id, scopes: await scopesOf(token) };
}

/** Signs out for good: what was typed is forgotten too. */
export function signOut(): void {
  proof = null;
  session.value = null;
  ended.value = false;
  forgetDrafts();
}

export function token(): string | null {
  return proof?.token ?? null;
}

/** Asks for a token anew, as one that is refused may have ended; false if none is given any more. */
export async function renew(): Promise<boolean> {
  if (!proof) return false;
  try {
    proof = { ...proof, token: await askToken(proof.id, proof.secret) };
    return true;
  } catch (problem) {
    if (problem instanceof SignInProblem && problem.why === 'refused') {
      session.value = null;
      ended.value = true;
    }
    return false;
  }
}

async function askToken(id: string, secret: string): Promise<string> {
  let answer: Response;
  try {
    const { tokenEndpoint } = await loadSettings();
    if (!tokenEndpoint) throw new SignInProblem('no-endpoint');
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret });
    answer = await fetch(tokenEndpoint, { method: 'POST', body, credentials: 'omit' });
  } catch (problem) {
    throw problem instanceof SignInProblem ? problem : new SignInProblem('offline');
  }
  if (answer.status >= 500 || answer.status === 429) throw new SignInProblem('unavailable');
  if (!answer.ok) throw new SignInProblem('refused');
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** The scopes in a token. It is read, not checked: the API checks it at each call. */
async function scopesOf(jwt: string): Promise<string[]> {
  const { scopePrefix } = await loadSettings();
  const payload = (jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
  const claims = JSON.parse(atob(payload)) as { scope?: string };
  return (claims.scope ?? '')
    .split(' ')
    .filter((scope) => scope.startsWith(scopePrefix))
    .map((scope) => scope.slice(scopePrefix.length));
}
