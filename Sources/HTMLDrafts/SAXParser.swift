import CLibXML2

/// Owns a libxml2 parser of HTML in UTF-8 and hands its events on.
///
/// One parser reads one page; several may run on several threads.
@safe
final class SAXParser {
  private let context: htmlParserCtxtPtr
  /// What the events go to while a page is parsed.
  private var walk = OutlineWalk()
  /// How deep elements nest. libxml2 looks through all that are open at every end tag, so this bounds its cost.
  private let depthLimit: Int32 = 256

  /// - Parameter bytes: the page; positions count in them. They are copied.
  /// - Returns: nil where the page is larger than libxml2 takes, 2 GB, or memory is short.
  init?(_ bytes: [UInt8]) {
    // Once only, whatever thread comes first: libxml2 sees to that.
    xmlInitParser()
    guard let size = Int32(exactly: bytes.count) else { return nil }
    let created = unsafe bytes.withUnsafeBytes { buffer in
      unsafe htmlCreateMemoryParserCtxt(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), size)
    }
    guard let created = unsafe created else { return nil }
    unsafe context = created
    unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    let options = [
      HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NOIMPLIED, HTML_PARSE_NODEFDTD,
      HTML_PARSE_NONET, HTML_PARSE_IGNORE_ENC,
    ]
    let huge = Int32(bitPattern: XML_PARSE_HUGE.rawValue)
    unsafe htmlCtxtUseOptions(context, options.reduce(huge) { $0 | Int32(bitPattern: $1.rawValue) })
  }

  deinit {
    unsafe htmlFreeParserCtxt(context)
  }

  /// Parses the page, once, and takes the walk through all events.
  func parse(_ walk: inout OutlineWalk) {
    swap(&self.walk, &walk)
    defer { swap(&self.walk, &walk) }
    var handler = unsafe htmlSAXHandler()
    unsafe handler.startElement = { data, _, _ in unsafe parser(data)?.startElement() }
    unsafe handler.endElement = { data, name in unsafe parser(data)?.endElement(name) }
    unsafe handler.characters = { data, _, _ in unsafe parser(data)?.characters() }
    unsafe handler.ignorableWhitespace = { data, _, _ in unsafe parser(data)?.characters() }
    unsafe handler.cdataBlock = { data, _, _ in unsafe parser(data)?.characters() }
    unsafe context.pointee.sax.pointee = handler
    unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    withExtendedLifetime(self) { _ = unsafe htmlParseDocument(context) }
  }

  /// How many bytes libxml2 has read.
  private var offset: Int {
    guard let input = unsafe context.pointee.input else { return 0 }
    return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }
}

extension SAXParser {
  fileprivate func startElement() {
    walk.startElement(at: offset)
    if unsafe context.pointee.nameNr > depthLimit { forgetElements() }
  }

  fileprivate func endElement(_ name: UnsafePointer<UInt8>?) {
    unsafe walk.endElement(name, at: offset)
  }

  fileprivate func characters() {
    walk.characters(at: offset)
  }

  /// Takes half of the open elements off libxml2's stack, from the second on.
  private func forgetElements() {
    guard let names = unsafe context.pointee.nameTab else { return }
    let count = Int(depthLimit) / 2
    let depth = Int(unsafe context.pointee.nameNr)
    for index in 1..<(depth - count) { unsafe names[index] = names[index + count] }
    unsafe context.pointee.nameNr = Int32(depth - count)
    walk.forgetElements(count)
  }
}

/// The parser behind libxml2's `userData`.
private func parser(_ data: UnsafeMutableRawPointer?) -> SAXParser? {
  guard let data = unsafe data else { return nil }
  return unsafe Unmanaged<SAXParser>.fromOpaque(data).takeUnretainedValue()
}
