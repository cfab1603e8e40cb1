const keys = new Map<string, { body: string; key: string }>();

/** The idempotency key of what a form sends: the same while the body is the same, so that a repeat does nothing twice. */
export function keyOf(form: string, body: unknown): string {
  const text = JSON.stringify(body);
  const known = keys.get(form);
  if (known?.body === text) return known.key;
  const key = crypto.randomUUID();
  keys.set(form, { body: text, key });
  return key;
}

/** Forgets the key once the answer is known: the same body is a new wish then. */
export function keyUsed(form: string): void {
  keys.delete(form);
}
