// The pictures of the help page, made from the page itself: `cargo xtask
// pictures` sets CCHC_PICTURES and writes them anew; every run sees them shown.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eachDelivery } from './harness/index.mjs';
import { goTo } from './harness/sheet.mjs';

const FOLDER = process.env.CCHC_PICTURES;
const PACK = 'hai-phong-so-2025-minh-hoa';

/** Takes a picture of the page as WebP. */
async function take(page, name) {
  const png = (await page.screenshot()).toString('base64');
  const encoder = await page.context().newPage();
  const webp = await encoder.evaluate(async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1024, 576];
    canvas.getContext('2d').drawImage(picture, 0, 0, 1024, 576);
    return canvas.toDataURL('image/webp', 0.45).split(',')[1];
  }, png);
  await encoder.close();
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${name}.webp`), Buffer.from(webp, 'base64'));
}

if (FOLDER) {
  eachDelivery('pictures are taken', async ({ page }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByTestId('search-packs').fill('hai phong 2025');
    await page.getByTestId(`choose-${PACK}`).waitFor();
    await take(page, 'bat-dau');
    await page.getByTestId('search-packs').fill('');
    await page.getByTestId('example-hai-phong-so-2014').click();
    await page.getByTestId('find-words').waitFor();
    await take(page, 'cham-diem');
    await goTo(page, '#/');
    await page.getByTestId('search-packs').waitFor();
    await page.getByTestId('example-lai-chau-tthc-2021').click();
    await page.getByTestId('nav-overview').click();
    await page.getByTestId('radar').waitFor();
    await take(page, 'tong-quan');
    await page.getByTestId('nav-export').click();
    await page.getByTestId('risks').waitFor();
    await take(page, 'xuat-tep');
  }, { where: (delivery) => !delivery.offline });
}

eachDelivery('the help page shows its pictures', async ({ page }) => {
  await goTo(page, '#/tro-giup');
  const pictures = page.locator('img.picture');
  await pictures.first().waitFor();
  assert.equal(await pictures.count(), 4);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    const width = await picture.evaluate(async (image) => {
      await image.decode();
      return image.naturalWidth;
    });
    assert.equal(width, 1024);
    assert.ok(5 < (await picture.getAttribute('alt')).length);
  }
});
