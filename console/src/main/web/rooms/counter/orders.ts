import { call, type Line, Problem } from '../../shared/api';
import { keyOf, keyUsed } from '../../shared/keys';

interface Accepted {
  orderId: string;
  accepted: number;
  rejected: Line[];
}

/** Submits an order of one number. A number that is refused is a problem, in the API's words. */
export async function submitOne(form: string, mode: 'ACTIVE' | 'BATCH', apps: readonly string[], line: Record<string, string>): Promise<void> {
  const body = { mode, apps, numbers: [line] };
  const order = await call<Accepted>('POST', 'orders', { body, key: keyOf(form, body) });
  keyUsed(form);
  const refused = order.rejected[0];
  if (refused) {
    throw new Problem(422, refused.code, [refused.message, refused.nextStep ?? ''].filter(Boolean).join(' '), '');
  }
}
