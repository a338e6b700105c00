// Opens an EPUB in a reader's engine and prints, as JSON, what the reader made of it.
//
//   node open.mjs foliate|epubjs BOOK.epub [PREFIX PAGES]
//
// With PREFIX and PAGES it also saves pictures of the first pages as PREFIX-1.png and so on.
// Wants the packages of package.json in build/readers, and Chromium.

import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { delimiter, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PAGES = fileURLToPath(new URL('./', import.meta.url))
const READERS = fileURLToPath(new URL('../../build/readers/', import.meta.url))
const TYPES = {
  '.epub': 'application/epub+zip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome']
const WINDOW = { width: 600, height: 800 }
const PATIENCE = 60_000 // ms: a cold start on a small machine
const PAGE_TURN = 900 // ms: longer than a reader's page-turning animation

const { chromium } = createRequire(READERS)('playwright-core')

const browserPath = () => {
  const named = process.env.PUPPETEER_EXECUTABLE_PATH // the name that Ace knows it by
  const places = process.env.PATH.split(delimiter)
    .flatMap(folder => BROWSERS.map(name => join(folder, name)))
  const path = [named, ...places].find(place => place && existsSync(place))
  if (!path) throw new Error('Chromium is not installed.')
  return path
}

const launch = () => chromium.launch({
  executablePath: browserPath(),
  args: ['--no-sandbox', '--disable-dev-shm-usage'], // root and containers have no sandbox
  timeout: PATIENCE,
})

const serve = book => new Promise(resolve => {
  const place = path =>
    path === '/book.epub' ? book
      : path.startsWith('/modules/') ? join(READERS, 'node_modules', path.slice('/modules/'.length))
        : join(PAGES, path)
  const server = createServer((request, response) => {
    const file = place(decodeURIComponent(new URL(request.url, 'file:').pathname))
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end()
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  })
  server.listen(0, '127.0.0.1', () => resolve(server))
})

// epub.js waits for ever on a file that it cannot read.
const inTime = (promise, what) => Promise.race([
  promise,
  new Promise((_, reject) => {
    const error = new Error(`${what} took more than ${PATIENCE / 1000} s`)
    setTimeout(reject, PATIENCE, error).unref()
  }),
])

const photograph = async (page, prefix, count) => {
  for (let number = 1; number <= count; number += 1) {
    await page.waitForTimeout(PAGE_TURN)
    await page.screenshot({ path: `${prefix}-${number}.png` })
    await page.evaluate('next_page()')
  }
}

const report = async (browser, address, engine, prefix, count) => {
  const page = await browser.newPage({ viewport: WINDOW })
  page.setDefaultTimeout(PATIENCE)
  const errors = []
  page.on('pageerror', error => errors.push(error.message))
  await page.goto(`${address}/${engine}.html`)
  await page.waitForFunction('window.open_book')
  const book = await inTime(page.evaluate('open_book()'), 'opening the book')
  if (prefix) await photograph(page, prefix, Number(count))
  const note = await inTime(page.evaluate('window.follow_note?.()'), "following a note's link")
  return { engine, ...book, note, errors }
}

const main = async ([engine, book, prefix, count = '4']) => {
  if (!existsSync(join(PAGES, `${engine}.html`)) || !existsSync(book ?? '')) {
    throw new Error('usage: node open.mjs foliate|epubjs BOOK.epub [PREFIX PAGES]')
  }
  const server = await serve(book)
  const browser = await launch().catch(launch) // a loaded machine may need a second start
  try {
    const address = `http://127.0.0.1:${server.address().port}`
    console.log(JSON.stringify(await report(browser, address, engine, prefix, count), null, 2))
  } finally {
    await browser.close()
    server.close()
  }
}

main(process.argv.slice(2)).catch(error => {
  console.error(error.message.split('\n')[0])
  process.exit(1)
})
