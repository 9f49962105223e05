import CLibXML2
import Glibc

// `parse-html FILE…` reads pages as libxml2 alone does: its SAX parser with empty callbacks, told what galley tells it.

/// The bytes of a file; nil where it cannot be read.
func contents(_ path: String) -> [CChar]? {
  guard let file = unsafe fopen(path, "rb") else { return nil }
  defer { unsafe fclose(file) }
  var status = stat()
  guard unsafe fstat(fileno(file), &status) == 0 else { return nil }
  let size = Int(status.st_size)
  return unsafe [CChar](unsafeUninitializedCapacity: size) { memory, count in
    count = unsafe fread(memory.baseAddress, 1, size, file)
  }
}

/// Empty callbacks for all that a page has.
func emptyHandler() -> htmlSAXHandler {
  var handler = unsafe htmlSAXHandler()
  unsafe handler.startElement = { _, _, _ in }
  unsafe handler.endElement = { _, _ in }
  unsafe handler.characters = { _, _, _ in }
  unsafe handler.ignorableWhitespace = { _, _, _ in }
  unsafe handler.cdataBlock = { _, _, _ in }
  unsafe handler.comment = { _, _ in }
  return unsafe handler
}

func parse(_ page: [CChar]) -> Bool {
  guard let context = unsafe htmlCreateMemoryParserCtxt(page, Int32(page.count)) else { return false }
  defer { unsafe htmlFreeParserCtxt(context) }
  unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
  let options = [
    HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NOIMPLIED, HTML_PARSE_NODEFDTD,
    HTML_PARSE_NONET, HTML_PARSE_IGNORE_ENC,
  ]
  let huge = Int32(bitPattern: XML_PARSE_HUGE.rawValue)
  unsafe htmlCtxtUseOptions(context, options.reduce(huge) { $0 | Int32(bitPattern: $1.rawValue) })
  unsafe context.pointee.sax.pointee = emptyHandler()
  unsafe htmlParseDocument(context)
  return true
}

xmlInitParser()
for path in CommandLine.arguments.dropFirst() {
  guard let page = contents(path), parse(page) else {
    print("cannot read \(path)")
    exit(1)
  }
}
