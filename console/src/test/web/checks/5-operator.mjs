import assert from 'node:assert/strict';

export const checks = {
  async 'apps in trouble come first, and one is paused with a reason, verified and resumed'(world) {
    const { game, shop } = world.facts.apps;
    const page = await world.signedIn('operator', 'operator');
    await page.getByRole('row').nth(1).filter({ hasText: game }).waitFor();
    await page.getByRole('row').nth(1).getByText('Paused by an operator').waitFor();
    await page.getByText('It answered with a server error · 503').first().waitFor();
    await world.accessible(page);
    await world.picture(page, 'operator');

    await page.getByRole('link', { name: shop, exact: true }).click();
    await page.getByLabel('Reason for the pause').fill('<i>Maintenance</i>');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('It is sent nothing until it is resumed.').waitFor();
    await page.getByText('Paused by an operator').waitFor();
    await page.getByText('<i>Maintenance</i>').waitFor();
    await world.accessible(page);
    await page.getByRole('button', { name: 'Send a verify' }).click();
    await page.getByText('The endpoint answered the challenge.').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Ready', { exact: true }).waitFor();
    await page.getByText('New keys').click();
    await page.getByRole('button', { name: 'Make a new signing secret' }).click();
    await page.getByText('whsec_').waitFor();
    await page.getByRole('button', { name: 'Make a new signing secret' }).click();
    await page.getByRole('alert').waitFor();
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
    await world.picture(page, 'report');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出为 CSV' }).click();
    const stream = await (await saved).createReadStream();
    let text = '';
    for await (const part of stream) text += part;
    assert.ok(text.includes(world.facts.apps.mail));
    await world.enter(page, 'operator');
    await page.getByText('应用服务器出错').first().waitFor();
    await world.accessible(page);
  },
};
