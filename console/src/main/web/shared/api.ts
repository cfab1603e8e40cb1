import { untilBack } from './connection';
import { languageTag } from './i18n';
import { renew, token } from './session';

const BASE = '/number-refresh/v1/';

/** One line of a request that was refused. */
export interface Line {
  index: number;
  code: string;
  message: string;
  nextStep?: string;
  retryAfter?: number;
}

/** What the API says it did not do, in its own words. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly correlator: string,
    readonly details: readonly Line[] = [],
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

export interface Call {
  body?: unknown;
  /** Makes a call that changes something one that may be repeated. */
  key?: string;
  accept?: string;
  /** True for a call that must not be repeated by itself when the connection was lost. */
  once?: boolean;
  signal?: AbortSignal;
}

/** Calls the API. While the server is away it waits, and then calls again; what is wrong is thrown as a Problem. */
export async function call<T>(method: string, path: string, options: Call = {}): Promise<T> {
  const answer = await answered(method, path, options);
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export async function callText(method: string, path: string, options: Call = {}): Promise<string> {
  return (await answered(method, path, options)).text();
}

/** The answer itself, for its headers. */
export async function answered(method: string, path: string, options: Call = {}): Promise<Response> {
  let renewed = false;
  for (;;) {
    const answer = await sent(method, path, options);
    if (answer === null) continue;
    if (answer.ok) return answer;
    if (answer.status === 401 && !renewed && (await renew())) {
      renewed = true;
      continue;
    }
    throw await problem(answer);
  }
}

/** Null if the connection was lost and is back. */
async function sent(method: string, path: string, options: Call): Promise<Response | null> {
  const headers: Record<string, string> = { 'accept-language': languageTag(), authorization: `Bearer ${token() ?? ''}` };
  if (options.key) headers['idempotency-key'] = options.key;
  if (options.accept) headers['accept'] = options.accept;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  const body = options.body === undefined ? null : JSON.stringify(options.body);
  try {
    return await fetch(path.startsWith('/') ? path : BASE + path, { method, headers, body, credentials: 'omit', signal: options.signal ?? null });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    const back = untilBack();
    if (options.once) throw new Problem(0, 'CONNECTION_LOST', '', '');
    await back;
    return null;
  }
}

async function problem(answer: Response): Promise<Problem> {
  const correlator = answer.headers.get('x-correlator') ?? '';
  const wait = Number(answer.headers.get('retry-after') ?? NaN);
  const retryAfter = Number.isNaN(wait) ? undefined : wait;
  try {
    const body = (await answer.json()) as { code?: string; message?: string; details?: Line[] };
    return new Problem(answer.status, body.code ?? '', body.message ?? answer.statusText, correlator, body.details, retryAfter);
  } catch {
    return new Problem(answer.status, '', answer.statusText, correlator, [], retryAfter);
  }
}
