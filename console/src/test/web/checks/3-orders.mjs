import assert from 'node:assert/strict';

export const checks = {
  async 'orders are listed and one shows its progress, its late apps and its results'(world) {
    const page = await world.signedIn('east', 'orders');
    await page.getByRole('row').nth(3).waitFor();
    await world.accessible(page);
    await world.picture(page, 'orders');
    await page.locator(`a[href="#/orders/${world.facts.orders.residue}"]`).click();
    await page.getByText('Answers by outcome').first().waitFor();
    await page.getByRole('cell', { name: 'Chat' }).first().waitFor();
    await page.locator('canvas').waitFor();
    await world.accessible(page);
    await world.picture(page, 'order');
  },

  async 'the results are saved whole, however many pages they have'(world) {
    const page = await world.signedIn('east', `orders/${world.facts.orders.two}`);
    await page.route('**/results?limit=500', (route) => route.continue({ url: route.request().url().replace('limit=500', 'limit=1') }));
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save all as CSV' }).click();
    const stream = await (await saved).createReadStream();
    let text = '';
    for await (const part of stream) text += part;
    const lines = text.trim().split('\n').map((line) => line.split(',')[0]);
    assert.deepEqual(lines.sort(), ['phoneNumber', ...world.facts.two].sort());
  },

  async 'a file is dropped, previewed and submitted, and the reasons of the server are shown'(world) {
    const page = await world.signedIn('east', 'orders/new');
    const { spare, foreign } = world.facts.numbers;
    const csv = `phoneNumber,deactivatedAt\n${spare},2026-01-05\n${spare},2026-01-05\nnonsense,2026-01-05\n${foreign},2026-01-05\n${spare.replace(/.$/, (x) => (Number(x) + 1) % 10)},2999-01-01\n`;
    await page.locator('input[type=file]').setInputFiles({ name: 'numbers.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByText('Lines that can be sent: 2. That would be rejected: 3.').waitFor();
    await page.getByRole('cell', { name: 'An earlier line has the same number.' }).waitFor();
    await world.picture(page, 'new-order');
    await page.getByLabel('Apps to ask').selectOption('some');
    await page.getByRole('checkbox', { name: 'Pay' }).check();
    await world.accessible(page);
    await page.getByRole('button', { name: 'Submit these lines: 2' }).click();
    await page.getByRole('heading', { name: 'Rejected lines: 1' }).waitFor();
    await page.getByRole('cell', { name: 'Another carrier' }).first().waitFor();
  },

  async 'an order speaks Chinese in the dark'(world) {
    const page = await world.signedIn('east', `orders/${world.facts.orders.residue}`, { locale: 'zh-CN', colorScheme: 'dark' });
    await page.getByText('按结果统计').first().waitFor();
    await page.getByText('账号被封禁').first().waitFor();
    await page.locator('canvas').waitFor();
    await world.accessible(page);
  },

  async 'an order that is not there is answered in the words of the API, with its correlator'(world) {
    const page = await world.signedIn('east', 'orders/00000000000000000000');
    const alert = page.getByRole('alert').first();
    await alert.getByText('Nothing is known under this identifier.').waitFor();
    assert.match(await alert.locator('code').innerText(), /^[0-9a-f-]{36}$/);
  },
};
