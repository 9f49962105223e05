import CLibXML2

/// Owns a libxml2 parser of HTML in UTF-8 and hands its events on.
///
/// One parser reads one page; several may run on several threads.
@safe
final class SAXParser {
  private let context: htmlParserCtxtPtr
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
    var handler = unsafe htmlSAXHandler()
    unsafe handler.startElement = { data, _, _ in unsafe Run.of(data)?.startElement() }
    unsafe handler.endElement = { data, name in unsafe Run.of(data)?.endElement(name) }
    unsafe handler.characters = { data, _, _ in unsafe Run.of(data)?.characters() }
    unsafe handler.ignorableWhitespace = { data, _, _ in unsafe Run.of(data)?.characters() }
    unsafe handler.cdataBlock = { data, _, _ in unsafe Run.of(data)?.characters() }
    unsafe context.pointee.sax.pointee = handler
    unsafe withUnsafeMutablePointer(to: &walk) { walk in
      var run = unsafe Run(context: context, walk: walk, depthLimit: depthLimit)
      unsafe withUnsafeMutablePointer(to: &run) { run in
        unsafe context.pointee.userData = UnsafeMutableRawPointer(run)
        _ = unsafe htmlParseDocument(context)
        unsafe context.pointee.userData = nil
      }
    }
    withExtendedLifetime(self) {}
  }
}

/// What libxml2's callbacks need, behind its `userData`.
@unsafe private struct Run {
  let context: htmlParserCtxtPtr
  let walk: UnsafeMutablePointer<OutlineWalk>
  let depthLimit: Int32

  static func of(_ data: UnsafeMutableRawPointer?) -> Run? {
    unsafe data?.assumingMemoryBound(to: Run.self).pointee
  }

  /// How many bytes libxml2 has read.
  private var offset: Int {
    guard let input = unsafe context.pointee.input else { return 0 }
    return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  func startElement() {
    unsafe walk.pointee.startElement(at: offset)
    if unsafe context.pointee.nameNr > depthLimit { unsafe forgetElements() }
  }

  func endElement(_ name: UnsafePointer<UInt8>?) {
    unsafe walk.pointee.endElement(name, at: offset)
  }

  func characters() {
    unsafe walk.pointee.characters(at: offset)
  }

  /// Takes half of the open elements off libxml2's stack, from the second on.
  private func forgetElements() {
    guard let names = unsafe context.pointee.nameTab else { return }
    let count = unsafe Int(depthLimit) / 2
    let depth = unsafe Int(context.pointee.nameNr)
    for index in 1..<(depth - count) { unsafe names[index] = names[index + count] }
    unsafe context.pointee.nameNr = Int32(depth - count)
    unsafe walk.pointee.forgetElements(count)
  }
}
