import assert from 'node:assert/strict';
import { shown } from '../pages.mjs';

export const checks = {
  async 'apps in trouble come first, and by keyboard alone one is paused with a reason, verified and resumed'(world) {
    const { game, shop } = world.facts.apps;
    const page = await world.signedIn('operator');
    await world.press(page, page.getByRole('link', { name: 'Operator' }));
    await page.getByRole('row').nth(1).filter({ hasText: game }).waitFor();
    await page.getByRole('row').nth(1).getByText('Paused by an operator').waitFor();
    await page.getByText('It answered with a server error · 503').first().waitFor();
    await world.accessible(page);
    await world.picture(page, 'operator');

    await world.press(page, page.getByRole('link', { name: shop, exact: true }));
    await world.type(page, page.getByLabel('Reason for the pause'), '<i>Maintenance</i>');
    await world.press(page, page.getByRole('button', { name: 'Pause' }));
    await page.getByText('It is sent nothing until it is resumed.').waitFor();
    await page.getByText('Paused by an operator').waitFor();
    await page.getByText('<i>Maintenance</i>').waitFor();
    await world.accessible(page);
    await world.press(page, page.getByRole('button', { name: 'Send a verify' }));
    await page.getByText('The endpoint answered the challenge.').waitFor();
    await world.press(page, page.getByRole('button', { name: 'Resume' }));
    await page.getByText('Ready', { exact: true }).waitFor();
    await world.press(page, page.getByText('New keys'));
    await world.press(page, page.getByRole('button', { name: 'Make a new signing secret' }));
    await page.getByText('whsec_').waitFor();
    await world.press(page, page.getByRole('button', { name: 'Make a new signing secret' }));
    await page.getByRole('alert').waitFor();
  },

  async 'ports are entered by keyboard alone, and a line that the API rejects stays to be mended'(world) {
    const page = await world.signedIn('operator', 'operator');
    const { ported, foreign } = world.facts.numbers;
    const at = world.facts.yesterday.replace('T', ' ');
    await world.press(page, page.getByRole('link', { name: 'Ported numbers' }));
    const lines = page.getByLabel('Lines (number,from,to,time)');
    await world.type(page, lines, `number,from,to,time\n${ported},east,west,${at}\n${foreign},west,nobody,${at}`);
    await world.press(page, page.getByRole('button', { name: 'Enter these lines: 2' }));
    await page.getByText('Lines that were taken: 1. Known before: 0.').waitFor();
    await page.getByRole('row').filter({ hasText: foreign }).getByText('must be registered carriers').waitFor();
    assert.equal(await lines.inputValue(), `${foreign},west,nobody,${at.replace(' ', 'T')}:00+08:00\n`);
    await world.accessible(page);
  },

  async 'numbers are erased by keyboard alone, once they were confirmed, and what is rejected stays'(world) {
    const page = await world.signedIn('operator', 'operator');
    const { erased, cooling } = world.facts.numbers;
    await world.press(page, page.getByRole('link', { name: 'Erase numbers' }));
    const lines = page.getByLabel('Numbers, one a line');
    await world.type(page, lines, `${erased}\n${cooling}`);
    await world.type(page, page.getByLabel('Reason'), 'Request 2026-114');
    const button = page.getByRole('button', { name: 'Erase these numbers: 2' });
    assert.ok(await button.isDisabled());
    await world.press(page, page.getByRole('checkbox', { name: 'I have checked them.' }), 'Space');
    await world.accessible(page);
    await world.press(page, button);
    await page.getByText('Numbers that were erased: 1.').waitFor();
    await page.getByRole('row').filter({ hasText: cooling }).waitFor();
    assert.equal(await lines.inputValue(), `${cooling}\n`);
    assert.ok(await page.getByRole('button', { name: 'Erase these numbers: 1' }).isDisabled());
    await world.accessible(page);
  },

  async 'a replay is counted first, and asks again what was counted'(world) {
    const page = await world.signedIn('operator', 'operator/replay');
    await page.getByLabel('Id of the order').fill(world.facts.orders.figures);
    await page.getByRole('checkbox', { name: 'Cannot be unbound for now' }).check();
    await page.getByRole('button', { name: 'Count them' }).click();
    await page.getByText('would be asked again.').waitFor();
    await page.getByRole('cell', { name: 'BLOCKED/OPEN_DISPUTE' }).waitFor();
    await world.accessible(page);
    await world.picture(page, 'replay');
    await page.getByRole('button', { name: /^Ask these \d+ pairs again$/ }).click();
    await page.getByText('are being asked again, in 1 new orders.').waitFor();
    await page.getByLabel('Id of the order').fill('nonsense');
    await page.getByRole('button', { name: 'Count them' }).click();
    await page.getByRole('alert').waitFor();
  },

  async 'dead letters are moved back, and keys show their phase'(world) {
    const page = await world.signedIn('operator', 'operator/letters');
    await page.getByLabel('Queue').selectOption('tasks-slow');
    await page.getByRole('button', { name: 'Move them back' }).click();
    await page.getByRole('row').filter({ hasText: 'tasks-slow' }).getByRole('cell', { name: '0' }).first().waitFor();
    await world.accessible(page);
    await world.enter(page, 'operator/keys');
    await page.getByText('No change is under way').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Change the keys' }).isDisabled());
    await world.accessible(page);
  },

  async 'carriers and apps are registered in the words of the API, and none is overwritten'(world) {
    const page = await world.signedIn('operator', 'operator/app');
    await page.getByLabel('Id', { exact: true }).fill('board');
    await page.getByLabel('Name', { exact: true }).fill('Board');
    await page.getByLabel('Sector').fill('SOCIAL');
    await page.getByLabel('Endpoint').fill('nowhere');
    await page.getByRole('button', { name: 'Register it' }).click();
    await page.getByRole('alert').getByText('endpoint').waitFor();
    await world.accessible(page);
    await page.getByLabel('Delivery').selectOption('PULL');
    await page.getByLabel('Endpoint').fill('');
    await page.getByLabel('Working days to answer').fill('3');
    await page.getByRole('button', { name: 'Register it' }).click();
    await page.getByText('It is registered:').waitFor();
    await page.getByText('whsec_').waitFor();
    await page.getByLabel('Id', { exact: true }).fill('board');
    await page.getByRole('button', { name: 'Register it' }).click();
    await page.getByText('There is an app with this id.').waitFor();
    await page.getByText('There is an app with this id.').getByRole('link').click();
    await page.getByRole('button', { name: 'Change the registration' }).click();
    assert.equal(await page.getByLabel('Working days to answer').inputValue(), '3');
    await page.getByLabel('Name', { exact: true }).fill('Board two');
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await page.getByRole('heading', { name: 'Board two' }).waitFor();

    await world.enter(page, 'operator/carriers');
    await page.getByRole('button', { name: 'Register a carrier' }).click();
    await page.getByLabel('Id', { exact: true }).fill('north');
    await page.getByRole('button', { name: 'Register the carrier' }).click();
    await page.getByRole('alert').getByText('name').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('North');
    await page.getByRole('button', { name: 'Register the carrier' }).click();
    await page.getByRole('row').filter({ hasText: 'North' }).waitFor();
    await world.accessible(page);
    await page.getByRole('button', { name: 'Change north' }).click();
    await page.getByLabel('Grades a day').fill('7000');
    await page.getByRole('button', { name: 'Save the changes of north' }).click();
    await page.getByRole('cell', { name: '7,000' }).waitFor();
  },

  async 'number ranges are previewed before the table is replaced'(world) {
    const page = await world.signedIn('operator', 'operator/ranges');
    await page.getByRole('row').nth(3).waitFor();
    await page.getByLabel('Lines (prefix,carrier)').fill('+86138,nobody');
    await page.getByText('1 lines: ').waitFor();
    await page.getByRole('button', { name: 'Replace the table' }).click();
    await page.getByRole('alert').waitFor();
    assert.equal(await page.getByLabel('Lines (prefix,carrier)').inputValue(), '+86138,nobody');
    await world.accessible(page);
  },

  async 'the monthly report is a table and a CSV, in Chinese in the dark too'(world) {
    const page = await world.signedIn('operator', 'operator/report', { locale: 'zh-CN', colorScheme: 'dark' });
    await page.getByLabel('月份').fill(world.facts.month);
    await page.getByRole('row').filter({ hasText: world.facts.apps.mail }).first().waitFor();
    await world.accessible(page);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出为 CSV' }).click();
    const stream = await (await saved).createReadStream();
    let text = '';
    for await (const part of stream) text += part;
    assert.ok(text.includes(world.facts.apps.mail));
    await shown(page, 'en', 'light');
    await page.getByRole('heading', { name: 'Monthly report' }).waitFor();
    await page.getByRole('row').filter({ hasText: world.facts.apps.mail }).first().waitFor();
    await world.picture(page, 'report');
  },

  async 'every view of the operator speaks Chinese in the dark'(world) {
    const page = await world.signedIn('operator', '', { locale: 'zh-CN', colorScheme: 'dark' });
    const { game } = world.facts.apps;
    const views = {
      operator: '应用状况', [`operator/apps/${game}`]: 'Game', 'operator/app': '登记应用', 'operator/carriers': '运营商', 'operator/ranges': '号段',
      'operator/ports': '携号转网', 'operator/replay': '重新询问应用', 'operator/letters': '死信', 'operator/keys': '密钥', 'operator/erase': '删除号码信息',
    };
    for (const [view, title] of Object.entries(views)) {
      await world.enter(page, view);
      await page.locator('h2', { hasText: title }).first().waitFor();
      await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null);
      if (view.includes('/apps/')) {
        await page.getByText('应用服务器出错').first().waitFor();
        await page.getByText('更换密钥').click();
        await page.getByRole('button', { name: '修改登记信息' }).click();
      }
      if (view.endsWith('/carriers')) await page.getByRole('button', { name: '登记运营商' }).click();
      await world.accessible(page);
    }
  },
};
