import assert from 'node:assert/strict';

export const checks = {
  async 'a wrong secret is refused and what was typed stays'(world) {
    const page = await world.page();
    await page.getByLabel('Client id').fill('nobody');
    await page.getByLabel('Client secret').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('The id or the secret is wrong.').waitFor();
    assert.equal(await page.getByLabel('Client id').inputValue(), 'nobody');
    await world.accessible(page);
  },

  async 'the printed address offers the clients of the local stack in one click'(world) {
    const page = await world.page();
    assert.equal(await page.getByRole('button', { name: 'Carrier east' }).count(), 0);
    await page.goto('about:blank');
    await page.goto(world.facts.console);
    await page.getByRole('button', { name: 'Carrier east' }).click();
    await page.getByRole('heading', { name: 'Counter' }).waitFor();
    assert.equal(new URL(page.url()).hash, '', 'the key leaves the address');
  },
};
