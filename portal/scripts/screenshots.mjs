// Takes a picture of every page in pages.json, wide and narrow, from a running installation that holds the demo study:
//   npm run screenshots -- [its data folder, ../data if left out] [names of pages, all if left out]
// The browser is the machine's own; CHROMIUM says where it is.
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [data = '../data', ...only] = process.argv.slice(2);
const { gateway, password } = JSON.parse(readFileSync(`${data}/state.json`, 'utf8'));
const pages = JSON.parse(readFileSync(new URL('../pages.json', import.meta.url), 'utf8'));
const folder = new URL('../../docs/images/', import.meta.url).pathname;
const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run', '--disable-background-networking'],
});
const asked = pages.filter((page) => only.length === 0 || only.includes(page.name));
const sessions = new Map();
for (const { name, as, at, open } of asked) {
  for (const viewport of widths) await picture({ name, as, at, open, viewport });
}
await browser.close();

async function picture({ name, as, at, open, viewport }) {
  const context = await browser.newContext({
    baseURL: gateway,
    viewport,
    deviceScaleFactor: 1,
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...(sessions.has(as) ? { storageState: sessions.get(as) } : {}),
  });
  const page = await context.newPage();
  if (as && !sessions.has(as)) sessions.set(as, await logIn(page, as));
  await page.goto(at);
  await isStill(page);
  if (open) {
    await page.getByRole(open.role, { name: open.name }).first().click();
    await isStill(page);
  }
  const path = `${folder}${name}-${viewport.width}.png`;
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  await context.close();
  console.log(path);
}

async function logIn(page, account) {
  await page.goto('/login?return=/signed-in');
  await page.getByLabel('User name').fill(account);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/signed-in');
  return page.context().storageState();
}

/** The page has its title, nothing on it is loading, and its typeface is there. */
async function isStill(page) {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}
