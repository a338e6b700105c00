// Opens an EPUB in MuPDF and prints, as JSON, what it makes of it:  mutool run mupdf.js BOOK.epub

var book = typeof Document.openDocument === 'function'
  ? Document.openDocument(scriptArgs[0])
  : new Document(scriptArgs[0]) // before MuPDF 1.22

var contents = function (items, depth) {
  var found = []
  ;(items || []).forEach(function (item) {
    found.push([depth, item.title])
    found = found.concat(contents(item.down, depth + 1))
  })
  return found
}

print(JSON.stringify({
  title: book.getMetaData('info:Title'),
  author: book.getMetaData('info:Author'),
  contents: contents(book.loadOutline(), 0),
  pages: book.countPages(),
}))
