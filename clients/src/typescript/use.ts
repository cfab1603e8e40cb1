// What an app and a carrier write against the generated client: compiled, never run.
import { Configuration, Mode, NumbersApi, OrdersApi, Reason, type Item, type Problem, ResponseError } from './generated/index';

const configuration = new Configuration({ basePath: 'http://127.0.0.1:8080', accessToken: async () => 'token' });

export async function order(phoneNumber: string): Promise<string> {
  const accepted = await new OrdersApi(configuration).submitOrder({
    idempotencyKey: 'monday-1',
    order: { mode: Mode.Batch, apps: ['all'], numbers: [{ phoneNumber, deactivatedAt: '2026-05-01T00:00:00+08:00' }] },
  });
  return accepted.orderId;
}

export async function banned(phoneNumber: string): Promise<boolean> {
  const question = { statusQuestion: { phoneNumbers: [phoneNumber] } };
  const { numbers } = await new NumbersApi(configuration).retrieveStatus(question);
  return numbers.some((number) => number.apps.some((app) => app.reason === Reason.AccountBanned));
}

export async function message(error: ResponseError): Promise<string> {
  const problem: Problem = await error.response.json();
  return problem.code + ': ' + problem.message;
}

export function told(item: Item): string {
  return item.phoneNumber ?? item.phoneDigest ?? '';
}
